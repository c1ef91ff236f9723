import { and, isNotNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { asSystem } from "#db/client.ts";
import {
  agents,
  idempotencyKeys,
  numberHolds,
  outbox,
  passwordResets,
  passwords,
  sessions,
  webhookDeliveries,
} from "#db/schema/index.ts";
import { closedTooLongAgo } from "#lib/agents/rules.ts";
import { addDays24h, type Instant } from "#lib/values/day.ts";
import { erasedAtOnce, eraseInTurn } from "./erase-in-turn.ts";

/**
 * Erases the sealed temporary passwords whose two minutes are over (product.md, `/agents/new`). Nobody is shown them after
 * that; this takes them out of the tables too. `at` is real time.
 */
export async function eraseShownSecrets(at: Instant): Promise<void> {
  await asSystem("erase secrets", (tx) =>
    tx
      .update(idempotencyKeys)
      .set({ sealedSecret: null, sealedUntil: null })
      .where(and(isNotNull(idempotencyKeys.sealedUntil), lte(idempotencyKeys.sealedUntil, at))),
  );
}

/**
 * Deletes the passwords of accounts that were closed too long ago to be restored: nobody signs in with them any more. `at` is
 * the product's time, by which accounts are closed.
 */
export async function erasePasswordsOfClosed(at: Instant): Promise<void> {
  await asSystem("erase passwords", (tx) =>
    tx.execute(sql`
      delete from ${passwords} p using ${agents} a
       where a.org_id = p.org_id and a.id = p.agent_id and a.state = 'Closed'
         and a.closed_at <= ${closedTooLongAgo(at).toISOString()}::timestamptz`),
  );
}

const keptDays = {
  formKeys: 30,
  resetLinks: 1,
  sessions: 90,
  webhookDeliveries: 30,
  keptMails: 90,
  holds: 1,
};

/**
 * Deletes what has served: form keys, reset links that no longer open anything, sessions that are over, webhook ids, what settled mails
 * were posted with, counters. Each by itself and in batches, so that one that fails or takes long holds up none of the others. `at` is
 * real time.
 */
export function eraseWhatHasServed(at: Instant): Promise<void> {
  const since = (days: number) => addDays24h(at, -days);
  const { endedAt, endsAt } = sessions;
  const isOver = or(lt(endedAt, since(keptDays.sessions)), lt(endsAt, since(keptDays.sessions)));
  const isKept = and(isNotNull(outbox.keptProps), lt(outbox.settledAt, since(keptDays.keptMails)));
  return eraseInTurn({
    "form keys": deleting(idempotencyKeys, lt(idempotencyKeys.createdAt, since(keptDays.formKeys))),
    "reset links": deleting(passwordResets, lt(passwordResets.expiresAt, since(keptDays.resetLinks))),
    sessions: deleting(sessions, isOver),
    "webhook ids": deleting(
      webhookDeliveries,
      lt(webhookDeliveries.receivedAt, since(keptDays.webhookDeliveries)),
    ),
    "kept mails": erasing(sql`update ${outbox} set kept_props = null where ${someOf(outbox, isKept)}`),
    holds: deleting(numberHolds, lt(numberHolds.heldUntil, since(keptDays.holds))),
    counters: deleting(sql`rate_limits`, sql`expire <= ${at.getTime()}::bigint`),
  });
}

function deleting(table: PgTable | SQL, hasServed: SQL | undefined): () => Promise<number> {
  return erasing(sql`delete from ${table} where ${someOf(table, hasServed)}`);
}

/** Those that another copy of the application is erasing are left to it. */
function someOf(table: PgTable | SQL, hasServed: SQL | undefined): SQL {
  return sql`ctid = any (array(
    select ctid from ${table} where ${hasServed} limit ${erasedAtOnce} for update skip locked))`;
}

function erasing(statement: SQL): () => Promise<number> {
  return () => asSystem("erase what has served", async (tx) => (await tx.execute(statement)).count);
}
