import { z } from "zod";
import { idField } from "#lib/values/ids.ts";

/** The button `Remove logo`, and the words that go with an uploaded picture. */
export const OneLogo = z.strictObject({ key: idField<"idempotency_keys">() });
export type OneLogo = z.infer<typeof OneLogo>;
