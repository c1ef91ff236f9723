"use client";

import { useTexts } from "#components/ui/texts.tsx";
import type { Unsent } from "#components/ui/use-form-answer.ts";

/** What is left to do where the form was not taken, with everything in it still there. */
export function NotSent({ why, faultId }: { why: Unsent; faultId: string | null }) {
  const texts = useTexts();
  if (why === "signedOut" || why === "signedInAsOther") {
    return (
      <p className="mt-1">
        <a href="/sign-in" target="_blank" rel="noreferrer" className="underline underline-offset-2">
          {texts.signInAgain}
        </a>
      </p>
    );
  }
  return (
    faultId && (
      <p className="mt-1">
        {texts.faultId}: <code className="font-mono select-all">{faultId}</code>
      </p>
    )
  );
}
