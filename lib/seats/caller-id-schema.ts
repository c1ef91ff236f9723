import { z } from "zod";
import { optional } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";

/** Which number an agent's outbound calls show; empty for none. */
export const SetCallerId = z.strictObject({
  key: idField<"idempotency_keys">(),
  agentId: idField<"agents">(),
  numberId: optional(idField<"numbers">()),
});
export type SetCallerId = z.infer<typeof SetCallerId>;
