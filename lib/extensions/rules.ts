import { asciiDigits } from "#lib/values/digits.ts";

/**
 * Numbers that reach the emergency services somewhere, and so are nobody's extension: whoever is in need dials from habit. The
 * database refuses the same ones (`is_reserved_extension`).
 */
export const reservedExtensions: readonly string[] = [
  "000",
  ..."110 111 112 113 115 117 118 119 120 122 123 133 144".split(" "),
  ..."15 17 18".split(" "),
  ..."190 191 192 193 197 199".split(" "),
  ..."911 933 988 995 997 998 999".split(" "),
];

export type NumberRefusal = "extension-invalid" | "extension-reserved";

export function isReservedExtension(number: string): boolean {
  return reservedExtensions.includes(number);
}

/** Why this is not an extension's number, whoever has it: 2 to 6 digits, and none that calls for help. Source: product.md, "Telephony". */
export function refusalOfNumber(typed: string): NumberRefusal | null {
  if (!/^[0-9]{2,6}$/.test(typed)) return "extension-invalid";
  return isReservedExtension(typed) ? "extension-reserved" : null;
}

/** From which numbers the next free one is taken, both ends counted. */
export interface Range {
  first: number;
  last: number;
}

export type RangesRefusal =
  | "ranges-required"
  | "ranges-too-many"
  | "range-malformed"
  | "range-begins-with-zero"
  | "range-out-of-bounds"
  | "range-backwards"
  | "ranges-overlap";

const lowest = 10;
const highest = 999_999;
const mostRanges = 100;

/** Reads ranges one a line, such as `100-199`, or `150` for one number alone; gives them in order. */
export function parseRanges(
  typed: string,
): { ok: true; ranges: Range[] } | { ok: false; refusal: RangesRefusal } {
  const lines = asciiDigits(typed)
    .split(/[\n\r,;]+/)
    .map((line) => line.replaceAll(/\s/g, ""))
    .filter(Boolean);
  if (lines.length === 0) return { ok: false, refusal: "ranges-required" };
  if (lines.length > mostRanges) return { ok: false, refusal: "ranges-too-many" };
  const ranges: Range[] = [];
  for (const line of lines) {
    const [, from, to] = /^([0-9]{1,9})(?:[-\u2013]([0-9]{1,9}))?$/.exec(line) ?? [];
    if (from === undefined) return { ok: false, refusal: "range-malformed" };
    if (from.startsWith("0")) return { ok: false, refusal: "range-begins-with-zero" };
    const range = { first: Number(from), last: Number(to ?? from) };
    if (range.first > range.last) return { ok: false, refusal: "range-backwards" };
    if (range.first < lowest || range.last > highest) return { ok: false, refusal: "range-out-of-bounds" };
    ranges.push(range);
  }
  ranges.sort((one, other) => one.first - other.first);
  const overlap = ranges.some((range, i) => range.first <= (ranges[i - 1]?.last ?? 0));
  return overlap ? { ok: false, refusal: "ranges-overlap" } : { ok: true, ranges };
}

/** As `parseRanges` reads them. */
export function rangesAsText(ranges: readonly Range[]): string {
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join("\n");
}

export type AddExtensionRefusal = "extension-taken";

export type EditExtensionRefusal =
  | "extension-not-there"
  | "form-malformed"
  | "changed-meanwhile"
  | "admins-only-by-admins"
  | "extension-reserved"
  | "extension-taken";

export type ReleaseExtensionRefusal = "extension-not-there" | "extension-held";
