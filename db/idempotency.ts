import { createHmac } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Permission } from "#lib/auth/policy.ts";
import { realNow } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { addSeconds } from "#lib/values/day.ts";
import type { Id } from "#lib/values/ids.ts";
import type { Outcome } from "#lib/values/outcome.ts";
import { seal, unseal } from "#lib/values/seal.ts";
import { idempotencyKeys } from "./schema/index.ts";
import { statement } from "./statement.ts";
import type { ActorTx } from "./tx.ts";

export type FormKey = Id<"idempotency_keys">;

/** For how long the session that acted may see a secret again (product.md, `/agents/new`). */
const secretSeconds = 120;

/** Takes the key for this form, or says that it was taken: the unique row decides, not a look beforehand. */
export async function takeKey(
  tx: ActorTx,
  permission: Permission,
  input: { key: FormKey },
): Promise<boolean> {
  const { orgId, agentId, sessionId } = tx.actor;
  const taken = await take(tx, {
    orgId,
    key: input.key,
    agentId,
    sessionId,
    permission,
    inputDigest: digest(input),
    createdAt: realNow(),
  });
  return taken.length === 1;
}

const take = statement((tx) =>
  tx
    .insert(idempotencyKeys)
    .values({
      orgId: sql.placeholder("orgId"),
      key: sql.placeholder("key"),
      agentId: sql.placeholder("agentId"),
      sessionId: sql.placeholder("sessionId"),
      permission: sql.placeholder("permission"),
      inputDigest: sql.placeholder("inputDigest"),
      createdAt: sql.placeholder("createdAt"),
    })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key }),
);

/** Keeps the answer beside the key, the secret sealed and only for two minutes. */
export async function keepAnswer(
  tx: ActorTx,
  key: FormKey,
  value: unknown,
  secret: string | null,
): Promise<void> {
  await tx
    .update(idempotencyKeys)
    .set({
      result: JSON.stringify(value),
      ...(secret === null
        ? {}
        : {
            sealedSecret: seal(env().AUTH_SECRET, "shown-once", key, secret),
            sealedUntil: addSeconds(realNow(), secretSeconds),
          }),
    })
    .where(and(eq(idempotencyKeys.orgId, tx.actor.orgId), eq(idempotencyKeys.key, key)));
}

/**
 * The answer that this form already got. Refused as `form-already-used` when somebody else sent it, or when what it says has
 * changed since: answering that with the old result would be a lie.
 */
export async function answerAgain<Value>(
  tx: ActorTx,
  permission: Permission,
  input: { key: FormKey },
): Promise<Outcome<Value, "form-already-used">> {
  const [row] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.orgId, tx.actor.orgId), eq(idempotencyKeys.key, input.key)));
  const isSameForm =
    row?.agentId === tx.actor.agentId &&
    row.permission === permission &&
    Buffer.compare(row.inputDigest, digest(input)) === 0;
  if (!row?.result || !isSameForm) return { ok: false, refusal: "form-already-used" };

  const maySeeSecret =
    row.sessionId === tx.actor.sessionId && row.sealedUntil !== null && realNow() < row.sealedUntil;
  const secret =
    maySeeSecret && row.sealedSecret
      ? unseal(env().AUTH_SECRET, "shown-once", input.key, row.sealedSecret)
      : null;
  return { ok: true, value: JSON.parse(row.result) as Value, secret, replayed: true };
}

/** Keyed, because a form may hold a password, of which a bare hash would say too much. */
function digest(input: object): Uint8Array {
  return createHmac("sha256", env().AUTH_SECRET).update(JSON.stringify(input)).digest();
}
