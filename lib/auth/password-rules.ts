/** In code points of the NFKC form, the form that is hashed. An organisation may ask for more than the least (product.md, "Getting in"). */
export const passwordLength = { min: 15, max: 128 };

export type LengthRefusal = "password-too-short" | "password-too-long";

/** Gives the form in which a password is counted, judged and hashed: keyboards differ, the password is the same. */
export function normalisedPassword(typed: string): string {
  return typed.normalize("NFKC");
}

/** Says why a password of this length is refused, or null. `shortest` is the organisation's own limit, in code points. */
export function lengthRefusal(typed: string, shortest: number = passwordLength.min): LengthRefusal | null {
  // No password of 128 code points is typed in so many units; counting a megabyte would take its time.
  if (typed.length > passwordLength.max * 8) return "password-too-long";

  const { length } = [...normalisedPassword(typed)];
  if (length < shortest) return "password-too-short";
  return length > passwordLength.max ? "password-too-long" : null;
}
