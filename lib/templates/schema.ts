import { z } from "zod";
import { VersionField } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { TitleField } from "#lib/values/title.ts";
import { longestBody, unknownPlaceholders } from "./rules.ts";

/** The text of an SMS: its lines, without control characters and without those that turn the direction of what is around them. */
export const BodyField = z
  .string("body-required")
  .transform((typed) => typed.replaceAll(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .min(1, "body-required")
      .max(longestBody, "body-too-long")
      .regex(/^[^\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u, "body-invalid")
      .refine((body) => !/\p{Cc}/u.test(body.replaceAll(/[\n\t]/g, "")), "body-invalid")
      .refine((body) => unknownPlaceholders(body).length === 0, "placeholder-unknown"),
  );

const key = idField<"idempotency_keys">();
const agentId = idField<"agents">();
const templateId = idField<"templates">();

/** The form of /templates/new. */
export const AddTemplate = z.strictObject({ key, agentId, title: TitleField, body: BodyField });
export type AddTemplate = z.infer<typeof AddTemplate>;

/** The form of /templates/{id}; `version` is that of the row as the form was drawn. */
export const ChangeTemplate = AddTemplate.extend({
  templateId,
  version: VersionField,
});
export type ChangeTemplate = z.infer<typeof ChangeTemplate>;

export const DeleteTemplate = z.strictObject({ key, agentId, templateId });
export type DeleteTemplate = z.infer<typeof DeleteTemplate>;
