import { randomBytes } from "node:crypto";
import { env } from "#lib/env.ts";
import type { ExtensionId } from "#lib/values/ids.ts";
import { seal } from "#lib/values/seal.ts";

/** The purpose that an extension's secret is sealed for, under the row's id. */
export const sipSecretPurpose = "sip secret";

/** A new secret for a phone to register with, sealed: 120 random bits, in letters that every phone's keypad can enter. */
export function newSipSecret(extensionId: ExtensionId): Buffer {
  return Buffer.from(seal(env().AUTH_SECRET, sipSecretPurpose, extensionId, randomBytes(15).toString("hex")));
}
