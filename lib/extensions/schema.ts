import { z } from "zod";
import { idField } from "#lib/values/ids.ts";

/** A button that asks for something of the reader's own. */
export const OneForm = z.strictObject({ key: idField<"idempotency_keys">() });
