import { z } from "zod";
import { idField } from "#lib/values/ids.ts";

/** "My status" on /home. */
export const ChangeStatus = z.strictObject({
  key: idField<"idempotency_keys">(),
  statusId: idField<"statuses">(),
});
export type ChangeStatus = z.infer<typeof ChangeStatus>;
