import { and, eq, inArray, sql } from "drizzle-orm";
import { outbox } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { type MailId, parseId } from "#lib/values/ids.ts";
import type { MailReason, MailState } from "#lib/values/mail.ts";
import { settled } from "./record-outcome.ts";
import type { MailEvent } from "./webhook-event.ts";

/**
 * Moves the mail that an event is about, forward only: events come late and out of order, so a higher rank wins whenever it
 * arrives, and `sent` after `delivered` says nothing new. It settles a mail whose answer was lost, and erases its secrets
 * with that. False when no mail of ours is meant, or it was already that far. System scope only.
 */
export async function moveByEvent(tx: Tx, event: MailEvent): Promise<boolean> {
  const meaning = meanings[event.kind];
  if (!meaning) return false;
  const { state, reason, over = lowerThan(state) } = meaning;
  const mail = await findMail(tx, event);
  if (!mail) return false;

  const moved = await tx
    .update(outbox)
    .set({
      ...settled(state, event.at),
      settledAt: sql`coalesce(${outbox.settledAt}, ${event.at.toISOString()})`,
      providerId: event.providerId,
      reason,
    })
    .where(and(eq(outbox.orgId, mail.orgId), eq(outbox.id, mail.id), inArray(outbox.state, over)))
    .returning({ id: outbox.id });
  return moved.length === 1;
}

interface Meaning {
  state: RankedState;
  reason: MailReason | null;
  /** The states that it comes after; by default those of a lower rank. */
  over?: MailState[];
}

/** From what is only believed to what a recipient's server has said last. */
const ranks = ["sent", "failed", "delivered", "bounced"] as const;
type RankedState = (typeof ranks)[number];

/**
 * What each event says of a mail. `delayed`: nothing yet. A complaint comes from who received the mail, so it adds to
 * `delivered` and does not take it back.
 */
const meanings: { [kind in MailEvent["kind"]]: Meaning | null } = {
  sent: { state: "sent", reason: null },
  delayed: null,
  delivered: { state: "delivered", reason: null },
  complained: { state: "delivered", reason: "complained", over: lowerThan("bounced") },
  failed: { state: "failed", reason: "given-up" },
  suppressed: { state: "failed", reason: "suppressed" },
  bounced: { state: "bounced", reason: "bounced" },
};

function lowerThan(state: RankedState): MailState[] {
  return ["queued", "sending", "unknown", ...ranks.slice(0, ranks.indexOf(state))];
}

/** By our own id, which is known even when the provider's answer was lost; else by the provider's. */
async function findMail(tx: Tx, event: MailEvent) {
  const id: MailId | null = event.mailId === null ? null : parseId<"outbox">(event.mailId);
  const [mail] = await tx
    .select({ orgId: outbox.orgId, id: outbox.id })
    .from(outbox)
    .where(id ? eq(outbox.id, id) : eq(outbox.providerId, event.providerId))
    .limit(1);
  return mail ?? null;
}
