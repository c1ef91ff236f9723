"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Draws everything again when the page is in another language than what is round it: whoever is led here from inside keeps the frame of the
 * account's language, which the page, that of nobody yet, does not know.
 */
export function TurnFrame({ language }: { language: string }) {
  const router = useRouter();
  useEffect(() => {
    if (document.documentElement.lang !== language) router.refresh();
  }, [language, router]);
  return null;
}
