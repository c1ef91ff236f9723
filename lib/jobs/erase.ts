import { and, isNotNull, lt, lte, or, sql } from "drizzle-orm";
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
 * were posted with, counters. Each in a
 * transaction of its own, so that one that takes long holds up none of the others. `at` is real time.
 */
export async function eraseWhatHasServed(at: Instant): Promise<void> {
  const since = (days: number) => addDays24h(at, -days);
  await asSystem("erase form keys", (tx) =>
    tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, since(keptDays.formKeys))),
  );
  await asSystem("erase reset links", (tx) =>
    tx.delete(passwordResets).where(lt(passwordResets.expiresAt, since(keptDays.resetLinks))),
  );
  await asSystem("erase sessions", (tx) =>
    tx
      .delete(sessions)
      .where(
        or(lt(sessions.endedAt, since(keptDays.sessions)), lt(sessions.endsAt, since(keptDays.sessions))),
      ),
  );
  await asSystem("erase webhook ids", (tx) =>
    tx.delete(webhookDeliveries).where(lt(webhookDeliveries.receivedAt, since(keptDays.webhookDeliveries))),
  );
  await asSystem("erase kept mails", (tx) =>
    tx
      .update(outbox)
      .set({ keptProps: null })
      .where(and(isNotNull(outbox.keptProps), lt(outbox.settledAt, since(keptDays.keptMails)))),
  );
  await asSystem("erase holds", (tx) =>
    tx.delete(numberHolds).where(lt(numberHolds.heldUntil, since(keptDays.holds))),
  );
  await asSystem("erase counters", (tx) =>
    tx.execute(sql`delete from rate_limits where expire <= ${at.getTime()}::bigint`),
  );
}
