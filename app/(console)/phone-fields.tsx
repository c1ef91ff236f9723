"use client";

import { TextField } from "#components/ui/text-field.tsx";

interface PhoneFieldsProps {
  words: Record<"landLine" | "mobile" | "phoneHelp", string>;
  initial: Readonly<Partial<Record<"landLine" | "mobile", string>>>;
  /** True where the browser may fill in the numbers of whoever sits before it. */
  isOwn?: boolean;
}

/** Somebody's phones, which are not what calls go through: the same fields for oneself and for others. */
export function PhoneFields({ words, initial, isOwn = false }: PhoneFieldsProps) {
  return (
    <>
      <TextField
        name="landLine"
        label={words.landLine}
        help={words.phoneHelp}
        type="tel"
        initial={initial.landLine}
        autoComplete={isOwn ? "work tel" : "off"}
        optional
      />
      <TextField
        name="mobile"
        label={words.mobile}
        help={words.phoneHelp}
        type="tel"
        initial={initial.mobile}
        autoComplete={isOwn ? "mobile tel" : "off"}
        optional
      />
    </>
  );
}
