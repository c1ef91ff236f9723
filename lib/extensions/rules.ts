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
