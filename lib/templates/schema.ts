import { z } from "zod";
import { VersionField } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { plainTextField } from "#lib/values/text-fields.ts";
import { TitleField } from "#lib/values/title.ts";
import { longestBody, unknownPlaceholders } from "./rules.ts";

/** The text of an SMS. */
export const BodyField = plainTextField({
  required: "body-required",
  longest: longestBody,
  tooLong: "body-too-long",
  invalid: "body-invalid",
}).pipe(
  z
    .string()
    .min(1, "body-required")
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
