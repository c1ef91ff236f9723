import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { outbox } from "#db/schema/index.ts";
import { env } from "#lib/env.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import { seal } from "#lib/values/seal.ts";
import { messagePurpose } from "./mail-contents.ts";
import { type OutgoingMail, SEND_DEADLINE_SECONDS, type Transport } from "./transports/transport.ts";

export type ClaimedMail = typeof outbox.$inferSelect;

/** Longer than any try, so that nobody else takes a mail up while it is being sent. */
export const leaseSeconds = SEND_DEADLINE_SECONDS + 15;

/**
 * Takes the mail of any organisation that has been due longest, and keeps all other workers off it for `leaseSeconds`. Also
 * takes up what a killed process held, once its lease is over. Null when nothing is due. `at` is real time.
 */
export function claimMail(at: Instant): Promise<ClaimedMail | null> {
  return asSystem("claim mail", async (tx) => {
    const [due] = await tx
      .select({ orgId: outbox.orgId, id: outbox.id })
      .from(outbox)
      .where(
        and(isWaiting, lte(outbox.dueAt, at), or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, at))),
      )
      .orderBy(outbox.dueAt)
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return null;

    const [claimed] = await tx
      .update(outbox)
      .set({ attempts: sql`${outbox.attempts} + 1`, leasedUntil: addSeconds(at, leaseSeconds) })
      .where(and(eq(outbox.orgId, due.orgId), eq(outbox.id, due.id)))
      .returning();
    return claimed ?? null;
  });
}

/**
 * Notes, before the transport gets it, that the mail may be with its recipient from now on, and keeps its bytes sealed, so
 * that every later try sends the same. Who finds a mail `queued` therefore knows that it was not handed over. False when
 * the mail is no longer ours to send.
 */
export function handOver(
  mail: ClaimedMail,
  message: OutgoingMail,
  transport: Transport["name"],
  at: Instant,
): Promise<boolean> {
  return asSystem("hand mail over", async (tx) => {
    const ours = await tx
      .update(outbox)
      .set({
        state: "sending",
        stateAt: at,
        transport,
        reason: null,
        sealedMessage: seal(env().AUTH_SECRET, messagePurpose, mail.id, JSON.stringify(message)),
        firstTriedAt: mail.firstTriedAt ?? at,
        leasedUntil: addSeconds(at, leaseSeconds),
      })
      .where(isClaimedAs(mail))
      .returning({ id: outbox.id });
    return ours.length === 1;
  });
}

/** Holds while nobody else has taken the mail up and no webhook has settled it. */
export function isClaimedAs(mail: ClaimedMail) {
  return and(
    eq(outbox.orgId, mail.orgId),
    eq(outbox.id, mail.id),
    eq(outbox.attempts, mail.attempts),
    isWaiting,
  );
}

/** Written out, since the index on what is due holds these states only. */
const isWaiting = sql`${outbox.state} in ('queued', 'sending')`;
