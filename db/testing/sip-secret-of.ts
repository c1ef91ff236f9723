import { eq } from "drizzle-orm";
import { env } from "#lib/env.ts";
import { sipSecretPurpose } from "#lib/extensions/sip-secret.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { unseal } from "#lib/values/seal.ts";
import { asSystem } from "../client.ts";
import { extensions } from "../schema/index.ts";

/** What the seat's phone registers with, in the clear; null where it has none. */
export async function sipSecretOf(seatId: SeatId): Promise<string | null> {
  const [extension] = await asSystem("test", (tx) =>
    tx.select().from(extensions).where(eq(extensions.seatId, seatId)),
  );
  const sealed = extension?.sealedSipSecret;
  return sealed ? unseal(env().AUTH_SECRET, sipSecretPurpose, extension.id, Buffer.from(sealed)) : null;
}
