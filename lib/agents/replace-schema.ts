import { z } from "zod";
import { AddAgent, OneAgent } from "./schema.ts";

const { email, name, language, unitId, landLine, mobile } = AddAgent.shape;

/**
 * Who takes over, and the leaver as the form showed it: `version` is that of the leaver's row. The role is none of the fields,
 * since the new person always starts as Agent (product.md, `/agents/{id}/edit`).
 */
export const ReplaceAgent = OneAgent.extend({
  version: z
    .string("form-malformed")
    .regex(/^[1-9][0-9]{0,8}$/, "form-malformed")
    .transform(Number),
  email,
  name,
  language,
  unitId,
  landLine,
  mobile,
});
export type ReplaceAgent = z.infer<typeof ReplaceAgent>;
