import { z } from "zod";
import { asciiDigits } from "#lib/values/digits.ts";
import { extensionTypes } from "#lib/values/extension-type.ts";
import { CheckboxField, optional, VersionField } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { plainTextField } from "#lib/values/text-fields.ts";
import { parseRanges, refusalOfNumber } from "./rules.ts";

/** A button that asks for something of the reader's own. */
export const OneForm = z.strictObject({ key: idField<"idempotency_keys">() });

/** A number as it is typed; spaces around it are left out. Whether it is free is the verb's to say. */
const NumberField = z
  .string("extension-invalid")
  .trim()
  .overwrite(asciiDigits)
  .superRefine((typed, context) => {
    const message = refusalOfNumber(typed);
    if (message) context.addIssue({ code: "custom", message });
  });

const longestGreeting = 1000;

/** As it is read to callers. */
const GreetingField = plainTextField({
  longest: longestGreeting,
  tooLong: "greeting-too-long",
  invalid: "greeting-invalid",
}).transform((greeting) => greeting || null);

/** "New extension" (product.md, `/extensions`). */
export const AddExtension = z.strictObject({
  key: idField<"idempotency_keys">(),
  number: NumberField,
  type: z.enum(extensionTypes, "extension-type-unknown"),
  hasVoicemail: CheckboxField,
  greeting: optional(GreetingField),
});
export type AddExtension = z.infer<typeof AddExtension>;

/** An extension's own page. What a number must not be is judged by the verb: one of before that rule may be kept. */
export const EditExtension = AddExtension.extend({
  extensionId: idField<"extensions">(),
  version: VersionField,
  number: z
    .string("extension-invalid")
    .trim()
    .overwrite(asciiDigits)
    .regex(/^[0-9]{2,6}$/, "extension-invalid"),
});
export type EditExtension = z.infer<typeof EditExtension>;

export const OneExtension = z.strictObject({
  key: idField<"idempotency_keys">(),
  extensionId: idField<"extensions">(),
});
export type OneExtension = z.infer<typeof OneExtension>;

/** The ranges as lines of text; `before` is how they were drawn. */
export const ChangeRanges = z.strictObject({
  key: idField<"idempotency_keys">(),
  before: z.string().max(5000, "form-malformed"),
  ranges: z.string("ranges-required").transform((typed, context) => {
    const parsed = parseRanges(typed);
    if (parsed.ok) return parsed.ranges;
    context.addIssue({ code: "custom", message: parsed.refusal });
    return z.NEVER;
  }),
});
export type ChangeRanges = z.infer<typeof ChangeRanges>;
