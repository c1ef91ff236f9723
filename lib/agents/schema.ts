import { z } from "zod";
import { QuotePin } from "#lib/billing/schema.ts";
import { type NumberRefusal, refusalOfNumber } from "#lib/extensions/rules.ts";
import { GroupsField } from "#lib/groups/schema.ts";
import { LocationChoiceField, WorksFromField } from "#lib/locations/schema.ts";
import { NumberField } from "#lib/numbers/schema.ts";
import { BodyField } from "#lib/templates/schema.ts";
import { languages, roles } from "#lib/values/actor.ts";
import { DayField } from "#lib/values/day.ts";
import { asciiDigits } from "#lib/values/digits.ts";
import { EmailAddressField } from "#lib/values/email-address.ts";
import { extensionTypes } from "#lib/values/extension-type.ts";
import { CheckboxField, onceRead, optional } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { NameField } from "#lib/values/person-name.ts";
import { phoneField } from "#lib/values/phone.ts";
import { TitleField } from "#lib/values/title.ts";

/** Where the new agent will sit: `none`, `seat:<id>` of a vacant seat, or `tier:<id>` for a new one. */
export const SeatChoiceField = z.string("seat-required").transform((raw, context) => {
  const [kind, id] = raw.split(":");
  if (raw === "none") return { kind: "none" } as const;
  if (kind === "seat") {
    const seatId = idField<"seats">().safeParse(id);
    if (seatId.success) return { kind: "vacant", seatId: seatId.data } as const;
  }
  if (kind === "tier") {
    const tierId = idField<"tiers">().safeParse(id);
    if (tierId.success) return { kind: "new", tierId: tierId.data } as const;
  }
  context.addIssue({ code: "custom", message: "seat-unknown" });
  return z.NEVER;
});

/**
 * What a new agent's calls show: `number:<id>` of a call route's or the pool's, `held:<E.164>` of one that was selected and is to be
 * bought, or empty for what the seat has.
 */
export const CallerIdField = optional(
  z.string().transform((raw, context) => {
    const [kind, which] = raw.split(":");
    const numberId = idField<"numbers">().safeParse(which);
    if (kind === "number" && numberId.success) return { kind: "owned", numberId: numberId.data } as const;
    const number = NumberField.safeParse(which);
    if (kind === "held" && number.success) return { kind: "held", number: number.data } as const;
    context.addIssue({ code: "custom", message: "caller-id-unknown" });
    return z.NEVER;
  }),
).optional();
export type CallerIdChoice = NonNullable<z.infer<typeof CallerIdField>>;

/** The Add Agent form (product.md, `/agents/new`): read by the form and by the action. */
export const AddAgent = z
  .strictObject({
    key: idField<"idempotency_keys">(),
    email: EmailAddressField,
    name: NameField,
    role: z.enum(roles, "role-unknown"),
    language: z.enum(languages, "language-unknown"),
    unitId: optional(idField<"units">()),
    landLine: phoneField(),
    mobile: phoneField(),
    worksFrom: WorksFromField,
    locationId: LocationChoiceField,
    mayEditContacts: CheckboxField,
    seat: SeatChoiceField,
    extension: optional(z.string().trim().overwrite(asciiDigits).max(100, "extension-invalid")),
    /** What the form proposed: left as it was, the next free one is meant, even when somebody took this one meanwhile. */
    proposedExtension: optional(z.string().regex(/^[0-9]{2,6}$/, "extension-invalid")),
    extensionType: z.enum(extensionTypes, "extension-type-unknown"),
    forceLogin: CheckboxField,
    callerId: CallerIdField,
    /** The picker's own fields, which the deed does not read. */
    areaCode: z.string().max(100, "area-code-invalid").optional(),
    offer: z.string().max(100, "number-invalid").optional(),
    /** The agent groups that the seat is put into. */
    groups: GroupsField,
    startsOn: optional(DayField),
    endsOn: optional(DayField),
    sendCredentials: CheckboxField,
    mustChange: CheckboxField,
    templatesFrom: optional(idField<"agents">()),
    templateTitle: optional(TitleField),
    templateBody: optional(BodyField),
    quote: QuotePin,
  })
  // One goes with the other.
  .refine(({ templateTitle, templateBody }) => !templateBody || templateTitle, {
    path: ["templateTitle"],
    message: "title-required",
    ...onceRead("templateTitle", "templateBody"),
  })
  .refine(({ templateTitle, templateBody }) => !templateTitle || templateBody, {
    path: ["templateBody"],
    message: "body-required",
    ...onceRead("templateTitle", "templateBody"),
  })
  .refine((form) => !isUnfit(form, "extension-invalid"), {
    path: ["extension"],
    message: "extension-invalid",
    ...onceRead("seat", "extension"),
  })
  .refine((form) => !isUnfit(form, "extension-reserved"), {
    path: ["extension"],
    message: "extension-reserved",
    ...onceRead("seat", "extension"),
  });
export type AddAgent = z.infer<typeof AddAgent>;

/** Judged only for a new seat, since the field is out of sight for the others. */
function isUnfit(
  { seat, extension }: { seat: { kind: string }; extension: string | null },
  because: NumberRefusal,
): boolean {
  return seat.kind === "new" && extension !== null && refusalOfNumber(extension) === because;
}
export type SeatChoice = AddAgent["seat"];

/** A button that does one thing to one agent, such as `Resend credentials`. */
export const OneAgent = z.strictObject({ key: idField<"idempotency_keys">(), agentId: idField<"agents">() });
export type OneAgent = z.infer<typeof OneAgent>;

export const ResetAgentPassword = OneAgent.extend({ sendCredentials: CheckboxField });
export type ResetAgentPassword = z.infer<typeof ResetAgentPassword>;

/** What becomes of the seat of somebody who is deleted; one who holds none sends no answer. */
const seatFates = ["keep", "release"] as const;

export const DeleteAgent = OneAgent.extend({
  seat: z.enum(seatFates, "seat-fate-unknown").default("keep"),
  /** The seat that was said to be released, and the day on which it was said to go. */
  seatId: optional(idField<"seats">()),
  goesOn: DayField.optional(),
});
export type DeleteAgent = z.infer<typeof DeleteAgent>;

/** `email` only where the account's own address is in use by now; the quote where its seat was to be released. */
export const RestoreAgent = OneAgent.extend({ email: optional(EmailAddressField), quote: QuotePin });
export type RestoreAgent = z.infer<typeof RestoreAgent>;

/** The name typed to confirm, since nothing brings back what is erased; the verb compares it. */
const ConfirmationField = z
  .string("confirmation-required")
  .trim()
  .min(1, "confirmation-required")
  .max(1000, "form-malformed");

export const EraseAgent = OneAgent.extend({ confirmation: ConfirmationField });
export type EraseAgent = z.infer<typeof EraseAgent>;
