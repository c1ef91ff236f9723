import { z } from "zod";
import { idField } from "#lib/values/ids.ts";

/** The button that sends a mail once more. */
export const ResendMail = z.strictObject({ key: idField<"idempotency_keys">(), mailId: idField<"outbox">() });
export type ResendMail = z.infer<typeof ResendMail>;
