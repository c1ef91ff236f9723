import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { openSipSecret } from "#lib/extensions/sip-secret.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { asSystem } from "../client.ts";
import { extensions } from "../schema/index.ts";

/** What the seat's phone registers with, in the clear; null where it has none. */
export async function sipSecretOf(seatId: SeatId): Promise<string | null> {
  return (await sipAccountOf(seatId)).secret;
}

/** The same with what a registrar compares it by. */
export async function sipAccountOf(seatId: SeatId) {
  const [extension] = await asSystem("test", (tx) =>
    tx.select().from(extensions).where(eq(extensions.seatId, seatId)),
  );
  const sealed = extension?.sealedSipSecret;
  return {
    number: extension?.number ?? null,
    ha1: extension?.ha1 ?? null,
    secret: extension && sealed ? openSipSecret(extension, sealed) : null,
  };
}

export const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
