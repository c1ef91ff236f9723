import { z } from "zod";
import { NewPasswordField } from "#lib/auth/schema.ts";
import { cycles } from "#lib/billing/period-rules.ts";
import { currencies } from "#lib/values/currencies.ts";
import { DayField } from "#lib/values/day.ts";
import { asciiDigits } from "#lib/values/digits.ts";
import { EmailAddressField } from "#lib/values/email-address.ts";
import { onceRead, optional } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { NameField } from "#lib/values/person-name.ts";
import { SeenField } from "#lib/values/seen.ts";
import { isTimeZone } from "#lib/values/time-zones.ts";

const who = { organisationName: NameField, name: NameField, email: EmailAddressField };
const terms = {
  timeZone: z.string("time-zone-unknown").refine(isTimeZone, "time-zone-unknown"),
  currency: z.enum(currencies, "currency-unknown"),
  cycle: z.enum(cycles, "cycle-unknown"),
  billDay: z
    .string("bill-day-invalid")
    .overwrite(asciiDigits)
    .regex(/^([1-9]|[12][0-9]|3[01])$/, "bill-day-invalid")
    .transform(Number),
  contractStart: optional(DayField),
  contractEnd: optional(DayField),
};

type Term = { contractStart: string | null; contractEnd: string | null };
const endsAfterStart = ({ contractStart, contractEnd }: Term) =>
  !contractStart || !contractEnd || contractStart <= contractEnd;
const hasAnEnd = ({ contractStart, contractEnd }: Term) => !contractStart || contractEnd !== null;
const term = { path: ["contractEnd"], ...onceRead("contractStart", "contractEnd") };
const termEndsFirst = { ...term, message: "contract-ends-before-start" };
const termIsOpen = { ...term, message: "contract-end-required" };

/** The /setup form, its fields in the order of the page, which the summary of mistakes keeps. */
export const SetUp = z
  .strictObject({
    ...who,
    password: NewPasswordField,
    ...terms,
  })
  .refine(endsAfterStart, termEndsFirst)
  .refine(hasAnEnd, termIsOpen);
export type SetUp = z.infer<typeof SetUp>;

/** What `npm run org:create` is told; the admin's password is made, not chosen. */
export const AddOrganisation = z
  .strictObject({ ...who, ...terms })
  .refine(endsAfterStart, termEndsFirst)
  .refine(hasAnEnd, termIsOpen);
export type AddOrganisation = z.infer<typeof AddOrganisation>;

const key = idField<"idempotency_keys">();
const { organisationName } = who;
const { timeZone, cycle, billDay, contractStart, contractEnd } = terms;

/** The organisation's own part of /settings. */
export const ChangeOrganisation = z.strictObject({
  key,
  seen: SeenField,
  organisationName,
  timeZone,
  supportEmail: optional(EmailAddressField),
});
export type ChangeOrganisation = z.infer<typeof ChangeOrganisation>;

/**
 * How it is billed. The currency is there as long as it can be chosen, and may be the present one though it was withdrawn since;
 * cycle and bill day are meant from the next bill date on.
 */
export const ChangeBilling = z.strictObject({
  key,
  seen: SeenField,
  currency: z
    .string("currency-unknown")
    .regex(/^[A-Z]{3}$/, "currency-unknown")
    .optional(),
  cycle,
  billDay,
});
export type ChangeBilling = z.infer<typeof ChangeBilling>;

/** The term of the contract, both days included; both empty without one. */
export const ChangeContract = z
  .strictObject({ key, seen: SeenField, contractStart, contractEnd })
  .refine(endsAfterStart, termEndsFirst)
  .refine(hasAnEnd, termIsOpen);
export type ChangeContract = z.infer<typeof ChangeContract>;
