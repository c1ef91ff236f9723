import { getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { z } from "zod";
import { QuotePin } from "#lib/billing/schema.ts";
import type { Wanted } from "#lib/values/carrier-answer.ts";
import { DayField } from "#lib/values/day.ts";
import { asciiDigits } from "#lib/values/digits.ts";
import { CheckboxField, optional } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { type NumberCountry, numberCountries } from "#lib/values/number-countries.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";

/** A number in E.164 as this application drew it; anything else is `number-invalid`. */
export const NumberField = z
  .string("number-invalid")
  .regex(/^\+[1-9][0-9]{6,14}$/, "number-invalid")
  .transform((number) => number as PhoneNumber);

const AreaCodeField = z.string().max(100, "area-code-invalid").overwrite(asciiDigits);
const ContainsField = z
  .string()
  .trim()
  .overwrite(asciiDigits)
  .regex(/^[0-9]{2,10}$/, "contains-invalid");

/** `Buy Number`'s search (product.md, `/numbers`): from the address of the page, and from the form of Add Agent. */
export const NumberSearch = z
  .object({
    country: z.enum(numberCountries, "country-unknown").default("US"),
    areaCode: optional(AreaCodeField),
    contains: optional(ContainsField),
    sms: CheckboxField,
    voice: CheckboxField,
  })
  .transform(({ areaCode: typed, sms, voice, ...rest }, context): Wanted => {
    const areaCode = typed === null ? null : areaCodeIn(typed, rest.country);
    const issue = areaCode === null ? null : areaCodeIssue(rest.country, areaCode);
    if (issue) context.addIssue({ code: "custom", path: ["areaCode"], message: issue });
    return { ...rest, areaCode: areaCode || null, hasSms: sms, hasVoice: voice };
  });

/** To have a number kept for a while. */
export const HoldNumber = z.strictObject({ key: idField<"idempotency_keys">(), number: NumberField });
export type HoldNumber = z.infer<typeof HoldNumber>;

/** `Select`; `seatId` is whose number is looked for, where somebody came from there. */
export const SelectNumber = HoldNumber.extend({ seatId: optional(idField<"seats">()) });

/** Whose a number is to be: `seat:<id>` or `route:<id>`. */
const OwnerChoice = z.string("owner-required").transform((raw, context) => {
  const [kind, id] = raw.split(":");
  if (kind === "seat") {
    const seatId = idField<"seats">().safeParse(id);
    if (seatId.success) return { kind: "seat", seatId: seatId.data } as const;
  }
  if (kind === "route") {
    const routeId = idField<"routes">().safeParse(id);
    if (routeId.success) return { kind: "route", routeId: routeId.data } as const;
  }
  context.addIssue({ code: "custom", message: raw === "" ? "owner-required" : "owner-unknown" });
  return z.NEVER;
});
export type Owner = z.infer<typeof OwnerChoice>;

/** `Buy Number`: the held number, for whom, and the quote that was seen. */
export const BuyNumber = HoldNumber.extend({ owner: optional(OwnerChoice), quote: QuotePin });
export type BuyNumber = z.infer<typeof BuyNumber>;

/** A button that does one thing to one number, with the quote where that costs. */
export const OneNumber = z.strictObject({
  key: idField<"idempotency_keys">(),
  numberId: idField<"numbers">(),
  quote: QuotePin,
});
export type OneNumber = z.infer<typeof OneNumber>;

/** `Release number`, with the day on which it was said to go. */
export const ReleaseNumber = OneNumber.extend({ goesOn: DayField.optional() });
export type ReleaseNumber = z.infer<typeof ReleaseNumber>;

export const AssignNumber = z.strictObject({
  key: idField<"idempotency_keys">(),
  numberId: idField<"numbers">(),
  owner: OwnerChoice,
});
export type AssignNumber = z.infer<typeof AssignNumber>;

/** As people write it: "(212)", "212-", "+1 212"; the country's own code is left off. */
function areaCodeIn(typed: string, country: NumberCountry): string {
  const plain = typed.replace("(0)", "").replaceAll(/[\s()./\p{Pd}]/gu, "");
  const countryCode = getCountryCallingCode(country);
  const international = new RegExp(`^(\\+|00)${countryCode}`);
  if (international.test(plain)) return plain.replace(international, "");
  return countryCode === "1" ? plain.replace(/^1(?=[0-9]{3}$)/, "") : plain;
}

/** Elsewhere than in the United States and Canada nobody lists them all, and the carrier decides. */
function areaCodeIssue(country: NumberCountry, areaCode: string): string | null {
  if (areaCode.startsWith("+")) return "area-code-elsewhere";
  if (!/^[0-9]*$/.test(areaCode)) return "area-code-invalid";
  if (areaCode === "") return null;
  if (country !== "US" && country !== "CA") return areaCode.length > 5 ? "area-code-not-there" : null;
  if (areaCode.length !== 3) return "area-code-three-digits";
  const local = parsePhoneNumberFromString(`+1${areaCode}2345678`);
  if (!local?.isValid() || local.getType() !== "FIXED_LINE_OR_MOBILE") return "area-code-not-there";
  return local.country === country ? null : "area-code-elsewhere";
}
