"use client";

import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useTexts } from "#components/ui/texts.tsx";

/** Copies a text and says so. Drawn only where the browser can do it: with the script, in a secure context. */
export function CopyButton({ text }: { text: string }) {
  const texts = useTexts();
  const [canCopy, setCanCopy] = useState(false);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => setCanCopy("clipboard" in navigator), []);
  if (!canCopy) return null;

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <span className="inline-flex items-center gap-2">
      <Button onClick={copy}>{texts.copy}</Button>
      <span role="status" className="text-sm text-success">
        {isCopied && texts.copied}
      </span>
    </span>
  );
}
