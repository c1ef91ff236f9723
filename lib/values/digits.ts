/**
 * The text with the decimal digits of every script (Arabic-Indic, Persian, Devanagari, full width …) as 0 to 9, for fields that hold
 * numbers; never for names, addresses or passwords. Unicode keeps the ten digits of a script in a row, so the place in it is the value.
 */
export function asciiDigits(typed: string): string {
  return typed.replace(/[^\P{Nd}0-9]/gu, (digit) => String(placeInRow(digit.codePointAt(0) ?? 0)));
}

function placeInRow(code: number): number {
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
