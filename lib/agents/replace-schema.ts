import type { z } from "zod";
import { CheckboxField, optional, VersionField } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { AddAgent, OneAgent } from "./schema.ts";

const { email, name, language, unitId, landLine, mobile } = AddAgent.shape;

/**
 * Who takes over, and the leaver as the form showed it: the version of the row, and the seat
 * (null: whichever it is). The role is none of the fields, since the new person always starts as Agent (product.md, `/agents/{id}/edit`).
 */
export const ReplaceAgent = OneAgent.extend({
  version: VersionField,
  seatId: optional(idField<"seats">()),
  email,
  name,
  language,
  unitId,
  landLine,
  mobile,
  /** Templates are texts, and may pass on; voicemail drops are a recorded voice, and stay. */
  copyTemplates: CheckboxField,
});
export type ReplaceAgent = z.infer<typeof ReplaceAgent>;
