import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { sessions } from "#db/schema/index.ts";
import { statement } from "#db/statement.ts";
import type { Tx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { realNow } from "#lib/clock.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import type { Account } from "./account.ts";
import type { Client } from "./client.ts";
import { hashSecret } from "./secret-hash.ts";

/**
 * Writes the row of a newly signed-in browser. Gives the secret for its cookie, of 256 bits, which is kept nowhere else.
 * Sessions go by real time, as cookies do.
 */
export async function openSession(
  tx: Tx,
  { orgId, agentId, sessionAbsoluteHours }: Account,
  client: Client,
): Promise<{ secret: string; endsAt: Instant }> {
  const secret = randomBytes(32).toString("base64url");
  const at = realNow();
  const endsAt = addSeconds(at, sessionAbsoluteHours * 3600);
  await Promise.all([
    write(tx, {
      orgId,
      id: newId<"sessions">(),
      agentId,
      secretHash: hashSecret(secret),
      userAgent: client.userAgent,
      address: client.address ?? "",
      createdAt: at,
      seenAt: at,
      endsAt,
    }),
    record(tx, {
      orgId,
      actorId: agentId,
      action: "session.started",
      agentId,
      ...(client.address && { details: { address: client.address } }),
    }),
  ]);
  return { secret, endsAt };
}

const write = statement((tx) =>
  tx.insert(sessions).values({
    orgId: sql.placeholder("orgId"),
    id: sql.placeholder("id"),
    agentId: sql.placeholder("agentId"),
    secretHash: sql.placeholder("secretHash"),
    userAgent: sql.placeholder("userAgent"),
    address: sql.placeholder("address"),
    createdAt: sql.placeholder("createdAt"),
    seenAt: sql.placeholder("seenAt"),
    endsAt: sql.placeholder("endsAt"),
  }),
);
