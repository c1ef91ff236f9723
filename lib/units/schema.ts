import { z } from "zod";
import { idField } from "#lib/values/ids.ts";
import { NameField } from "#lib/values/person-name.ts";

/** A new business unit: its name, unique in the organisation. */
export const AddUnit = z.strictObject({ key: idField<"idempotency_keys">(), name: NameField });
export type AddUnit = z.infer<typeof AddUnit>;
