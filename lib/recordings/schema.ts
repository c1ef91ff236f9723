import { z } from "zod";
import { idField } from "#lib/values/ids.ts";
import { TitleField } from "#lib/values/title.ts";

/** The words of the upload form; the sound is beside them, and whose it is stands in the address. */
export const AddRecording = z.strictObject({
  key: idField<"idempotency_keys">(),
  agentId: idField<"agents">(),
  title: TitleField,
});
export type AddRecording = z.infer<typeof AddRecording>;

/** The confirmation of `Delete`: which of whose. */
export const DeleteRecording = z.strictObject({
  key: idField<"idempotency_keys">(),
  agentId: idField<"agents">(),
  recordingId: idField<"recordings">(),
});
export type DeleteRecording = z.infer<typeof DeleteRecording>;
