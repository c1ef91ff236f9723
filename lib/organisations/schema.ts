import { z } from "zod";
import { DayField, isTimeZone } from "#lib/values/day.ts";
import { EmailAddressField } from "#lib/values/email-address.ts";
import { optional } from "#lib/values/form-fields.ts";
import { isCurrency } from "#lib/values/money.ts";
import { NameField } from "#lib/values/person-name.ts";

export const cycles = ["monthly", "quarterly", "annual"] as const;
export type Cycle = (typeof cycles)[number];

/** The /setup form. The password's rules need the server and are checked by the verb. */
export const SetUp = z
  .strictObject({
    organisationName: NameField,
    name: NameField,
    email: EmailAddressField,
    password: z.string().min(1, "password-required").max(1000, "password-too-long"),
    timeZone: z.string().refine(isTimeZone, "time-zone-unknown"),
    currency: z.string().refine(isCurrency, "currency-unknown"),
    cycle: z.enum(cycles, "cycle-unknown"),
    billDay: z
      .string()
      .regex(/^([1-9]|[12][0-9]|3[01])$/, "bill-day-invalid")
      .transform(Number),
    contractStart: optional(DayField),
    contractEnd: optional(DayField),
  })
  .refine((form) => !form.contractStart || !form.contractEnd || form.contractStart <= form.contractEnd, {
    path: ["contractEnd"],
    message: "contract-ends-before-start",
  })
  .refine((form) => !form.contractStart || form.contractEnd, {
    path: ["contractEnd"],
    message: "contract-end-required",
  });
export type SetUp = z.infer<typeof SetUp>;
