import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { z } from "zod";
import { asciiDigits } from "./digits.ts";

/** A phone number in E.164: "+" and at most 15 digits, country code first. */
export type PhoneNumber = string & z.$brand<"PhoneNumber">;

export type PhoneRefusal = "phone-invalid" | "phone-needs-country-code" | "phone-has-extension";

/**
 * Optional form field for a phone number of any country. Gives E.164, or null when left empty; refuses with a
 * `PhoneRefusal` as the issue's message. Without a default country (the organisation's) only the international
 * form says which country is meant. An extension is refused, not dropped: E.164 has no place for one, and whoever
 * typed it would believe it kept.
 *
 * The "max" metadata costs 70 kB over "min" and is what refuses an invented number: "min" takes 111 111 1111 for
 * a German one (seed 002: no fake number needed, so none accepted).
 */
export function phoneField(defaultCountry?: CountryCode) {
  return z
    .string({ error: "phone-invalid" })
    .optional()
    .transform((raw, context): PhoneNumber | null => {
      const typed = raw === undefined || raw.length > longestRaw ? raw : asciiDigits(raw.trim());
      if (typed === undefined || typed === "") return null;

      const read = readPhone(typed, defaultCountry);
      if (!isRefusal(read)) return read;

      context.addIssue({ code: "custom", message: read });
      return z.NEVER;
    });
}

/** Shows a number in E.164 with its country code and the grouping of its country: "+44 20 7946 0018". */
export function formatPhone(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

// Generous for spaces, brackets and dashes round 15 digits; keeps megabytes away from the parser.
const longestRaw = 64;

function readPhone(typed: string, defaultCountry: CountryCode | undefined): PhoneNumber | PhoneRefusal {
  if (typed.length > longestRaw) return "phone-invalid";
  if (defaultCountry === undefined && isNationalForm(typed)) return "phone-needs-country-code";

  const parsed = parsePhoneNumberFromString(typed, {
    ...(defaultCountry && { defaultCountry }),
    extract: false,
  });
  if (!parsed?.isValid()) return "phone-invalid";
  return parsed.ext ? "phone-has-extension" : (parsed.number as string as PhoneNumber);
}

function isRefusal(read: PhoneNumber | PhoneRefusal): read is PhoneRefusal {
  return !read.startsWith("+");
}

/** Digits with the usual separators and no "+". A leading 00 is dialled in many countries, but not in all. */
function isNationalForm(typed: string): boolean {
  return /^[\p{Nd}\s().\-/]*$/u.test(typed) && /\p{Nd}/u.test(typed);
}
