"use client";

import { createContext, type ReactNode, useContext } from "react";

/** The few words that client components say by themselves; the layout translates them, so no catalogue is shipped. */
export type Texts = Record<
  | "optional"
  | "problem"
  | "unreachable"
  | "signedOut"
  | "signInAgain"
  | "signedInAsOther"
  | "fault"
  | "show"
  | "hide"
  | "copy"
  | "copied"
  | "keys"
  | "keysOn"
  | "keySearch"
  | "keyReplace"
  | "keyHelp"
  | "close"
  | "faultTitle"
  | "faultText"
  | "faultTell"
  | "faultId"
  | "tryAgain",
  string
>;

const TextsContext = createContext<Texts | null>(null);

export function TextsProvider({ texts, children }: { texts: Texts; children: ReactNode }) {
  return <TextsContext value={texts}>{children}</TextsContext>;
}

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("Components that speak need the root layout's TextsProvider.");
  return texts;
}
