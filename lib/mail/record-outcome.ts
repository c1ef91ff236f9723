import { setTimeout as pause } from "node:timers/promises";
import { asSystem } from "#db/client.ts";
import { awayOrThrow } from "#db/fault.ts";
import { outbox } from "#db/schema/index.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import type { MailReason } from "#lib/values/mail.ts";
import { type ClaimedMail, isClaimedAs, leaseSeconds } from "./claim-mail.ts";
import { isRepeatable, mostAttempts, nextTry } from "./retrying.ts";
import type { Delivery, Transport } from "./transports/transport.ts";

/** What became of one try; `Delivery`, with the reasons that no transport knows. */
export type MailOutcome =
  | Delivery
  | { kind: "retry"; why: MailReason; mayHaveArrived: false; afterSeconds?: number }
  | { kind: "failed" | "unknown"; why: MailReason };

export type OutboxChange = Partial<typeof outbox.$inferInsert>;

/** What a mail's row says after a try. What is settled holds no secret from then on. */
export function changeAfter(
  outcome: MailOutcome,
  mail: Pick<ClaimedMail, "attempts" | "firstTriedAt">,
  transport: Transport["name"],
  at: Instant,
  random = Math.random(),
): OutboxChange {
  switch (outcome.kind) {
    case "sent":
      return { ...settled("sent", at), reason: null, providerId: plainId(outcome.providerId) };
    case "failed":
      // That a later try is refused does not say what became of one that was not answered.
      if (mail.firstTriedAt)
        return { ...settled("unknown", at), reason: isOfMail(outcome.why) ? "refused-later" : outcome.why };
      return { ...settled("failed", at), reason: outcome.why };
    case "unknown":
      return { ...settled("unknown", at), reason: outcome.why };
  }

  const { why, mayHaveArrived, afterSeconds = 0 } = outcome;
  const dueAt = nextTry(at, mail.attempts, afterSeconds, random);
  const firstTriedAt = mail.firstTriedAt ?? (mayHaveArrived ? at : null);
  if (firstTriedAt && !isRepeatable({ transport, firstTriedAt }, transport, dueAt)) {
    return { ...settled("unknown", at), reason: why };
  }
  if (mail.attempts >= mostAttempts) {
    return { ...settled(firstTriedAt ? "unknown" : "failed", at), reason: why };
  }
  return { state: "queued", stateAt: at, dueAt, leasedUntil: null, firstTriedAt, reason: why };
}

/** What is wrong is this mail, and not the way in, which its operator has to mend. */
const isOfMail = (why: MailReason) => why === "mail-refused" || why === "recipient-refused";

/** Erases by the statement that settles (product.md, "Getting in": sealed, until the mail left). */
export function settled(state: "sent" | "failed" | "unknown" | "delivered" | "bounced", at: Instant) {
  return {
    state,
    stateAt: at,
    settledAt: at,
    leasedUntil: null,
    sealedProps: null,
    sealedMessage: null,
  };
}

/**
 * Records a change while the claim holds. A database that is away meanwhile is waited for until the lease ends: what SMTP took
 * would otherwise be `unknown` for no better reason than a restart.
 */
export async function recordOutcome(
  mail: ClaimedMail,
  change: OutboxChange,
  clock: () => Instant,
): Promise<void> {
  const patience = addSeconds(clock(), leaseSeconds);
  for (;;) {
    const fault = await write(mail, change).catch(awayOrThrow);
    if (!fault) return;
    if (clock() >= patience) throw fault;
    await pause(500);
  }
}

async function write(mail: ClaimedMail, change: OutboxChange): Promise<null> {
  return asSystem("record mail", async (tx) => {
    await tx.update(outbox).set(change).where(isClaimedAs(mail));
    return null;
  });
}

/** A provider's id goes into a column and an index: only what looks like one. */
function plainId(id: string | null): string | null {
  return id && /^[\w.-]{1,200}$/.test(id) ? id : null;
}
