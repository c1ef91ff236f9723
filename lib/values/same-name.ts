import { foldMarks } from "./fold-marks.ts";

/**
 * Whether what somebody typed is this name, as people read it: case, spacing, which apostrophe or dash, wide and narrow letters, how
 * accents are composed, and what nobody sees do not matter.
 */
export function isSameName(typed: string, name: string): boolean {
  return folded(typed) === folded(name);
}

/** Whether one of them other than `except` has this name. The name that `except` has already it may keep. */
export function isTakenAmong(
  all: readonly { id: string; name: string }[],
  name: string,
  except: string | null,
): boolean {
  if (all.some((own) => own.id === except && own.name === name)) return false;
  return all.some((other) => other.id !== except && isSameName(other.name, name));
}

/** The full-width forms of ASCII, as East Asian keyboards write them. No other compatibility: "10²" is not "102". */
const wide = /[\uff01-\uff5e]/g;
const narrow = (letter: string) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0);

/** Upper case first, so that "ß" and "SS" come to the same. */
function folded(name: string): string {
  const seen = foldMarks(name)
    .replace(wide, narrow)
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const plain = seen.trim().replace(/\s+/gu, " ");
  return plain.toUpperCase().toLowerCase().normalize("NFC");
}
