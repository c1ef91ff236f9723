import { createHmac } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
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

  return {
    ok: true,
    value: JSON.parse(row.result) as Value,
    secret: secretOf(row, tx.actor),
    replayed: true,
  };
}

/**
 * What a form of this session's was answered whose secret it may still see, for whoever asks without sending it again: a page that is
 * reloaded. `field` is one of that answer, and what stands in it is `wanted`. Null once the two minutes are over, and to everybody else.
 */
export async function answerInSight<Value>(
  tx: ActorTx,
  permission: Permission,
  [field, wanted]: [field: keyof Value & string, wanted: string],
): Promise<{ value: Value; secret: string } | null> {
  const { orgId, agentId, sessionId } = tx.actor;
  const [row] = await tx
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.orgId, orgId),
        eq(idempotencyKeys.agentId, agentId),
        eq(idempotencyKeys.sessionId, sessionId),
        eq(idempotencyKeys.permission, permission),
        gt(idempotencyKeys.sealedUntil, realNow()),
        sql`${idempotencyKeys.result}::jsonb ->> ${field} = ${wanted}`,
      ),
    );
  const secret = row && secretOf(row, tx.actor);
  return row?.result && secret ? { value: JSON.parse(row.result) as Value, secret } : null;
}

/** Only the session that sent the form sees it, and not for long. */
function secretOf(
  { key, sessionId, sealedUntil, sealedSecret }: typeof idempotencyKeys.$inferSelect,
  actor: ActorTx["actor"],
): string | null {
  if (sessionId !== actor.sessionId || sealedUntil === null || sealedUntil <= realNow()) return null;
  return sealedSecret && unseal(env().AUTH_SECRET, "shown-once", key, sealedSecret);
}

/** Keyed, because a form may hold a password, of which a bare hash would say too much. */
function digest(input: object): Uint8Array {
  return createHmac("sha256", env().AUTH_SECRET).update(JSON.stringify(input)).digest();
}
