import { z } from "zod";
import { cycles } from "#lib/billing/period-rules.ts";
import { DayField, isTimeZone } from "#lib/values/day.ts";
import { EmailAddressField } from "#lib/values/email-address.ts";
import { optional } from "#lib/values/form-fields.ts";
import { isCurrency } from "#lib/values/money.ts";
import { NameField } from "#lib/values/person-name.ts";

const organisation = {
  organisationName: NameField,
  name: NameField,
  email: EmailAddressField,
  timeZone: z.string("time-zone-unknown").refine(isTimeZone, "time-zone-unknown"),
  currency: z.string("currency-unknown").refine(isCurrency, "currency-unknown"),
  cycle: z.enum(cycles, "cycle-unknown"),
  billDay: z
    .string()
    .regex(/^([1-9]|[12][0-9]|3[01])$/, "bill-day-invalid")
    .transform(Number),
  contractStart: optional(DayField),
  contractEnd: optional(DayField),
};

type Term = { contractStart: string | null; contractEnd: string | null };
const endsAfterStart = ({ contractStart, contractEnd }: Term) =>
  !contractStart || !contractEnd || contractStart <= contractEnd;
const hasAnEnd = ({ contractStart, contractEnd }: Term) => !contractStart || contractEnd !== null;
const termEndsFirst = { path: ["contractEnd"], message: "contract-ends-before-start" };
const termIsOpen = { path: ["contractEnd"], message: "contract-end-required" };

/** The /setup form. The password's rules need the server and are checked by the verb. */
export const SetUp = z
  .strictObject({
    ...organisation,
    password: z.string("password-required").min(1, "password-required").max(1000, "password-too-long"),
  })
  .refine(endsAfterStart, termEndsFirst)
  .refine(hasAnEnd, termIsOpen);
export type SetUp = z.infer<typeof SetUp>;

/** What `npm run org:create` is told; the admin's password is made, not chosen. */
export const AddOrganisation = z
  .strictObject(organisation)
  .refine(endsAfterStart, termEndsFirst)
  .refine(hasAnEnd, termIsOpen);
export type AddOrganisation = z.infer<typeof AddOrganisation>;
