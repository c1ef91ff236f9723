import { z } from "zod";
import { idField } from "#lib/values/ids.ts";
import { NameField } from "#lib/values/person-name.ts";
import { SeenField } from "#lib/values/seen.ts";

const key = idField<"idempotency_keys">();
const unitId = idField<"units">();

/** A new business unit: its name, unique in the organisation. */
export const AddUnit = z.strictObject({ key, name: NameField });
export type AddUnit = z.infer<typeof AddUnit>;

export const RenameUnit = z.strictObject({ key, unitId, seen: SeenField, name: NameField });
export type RenameUnit = z.infer<typeof RenameUnit>;

export const DeleteUnit = z.strictObject({ key, unitId });
export type DeleteUnit = z.infer<typeof DeleteUnit>;
