import { foldMarks } from "./fold-marks.ts";

/** Whether what somebody typed is this name: case, spacing, which apostrophe or dash, and how accents are composed do not matter. */
export function isSameName(typed: string, name: string): boolean {
  return folded(typed) === folded(name);
}

/** Upper case first, so that "ß" and "SS" come to the same. */
function folded(name: string): string {
  const plain = foldMarks(name).trim().replace(/\s+/gu, " ");
  return plain.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
