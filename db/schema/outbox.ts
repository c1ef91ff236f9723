import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { languages } from "#lib/values/actor.ts";
import { type MailName, type MailReason, mailStates } from "#lib/values/mail.ts";
import { agents } from "./agents.ts";
import { bytes, instant, orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";

/**
 * Every mail owed to someone. Written in the transaction of what it reports; the row and its lease are the truth, the job
 * queue only rings. `sealedProps` and `sealedMessage` are erased by the statement that marks the mail sent or given up.
 */
export const outbox = pgTable(
  "outbox",
  {
    orgId: orgId(),
    id: ownId<"outbox">(),
    template: text().$type<MailName>().notNull(),
    agentId: ownId<"agents">(),
    recipient: text().notNull(),
    language: text({ enum: languages }).notNull(),
    state: text({ enum: mailStates }).notNull(),
    sealedProps: bytes(),
    sealedMessage: bytes(),
    /** What a mail without a secret was posted with, sealed, for as long as a person may want it sent again. */
    keptProps: bytes(),
    /** How often it was claimed; names the claim, so that a worker that lost its lease can record nothing. */
    attempts: integer().notNull().default(0),
    createdAt: instant().notNull(),
    dueAt: instant().notNull(),
    leasedUntil: instant(),
    /** The first try with which it may have arrived; null while it certainly has not. */
    firstTriedAt: instant(),
    settledAt: instant(),
    stateAt: instant().notNull(),
    transport: text(),
    providerId: text(),
    reason: text().$type<MailReason>(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    foreignKey({ columns: [t.orgId, t.agentId], foreignColumns: [agents.orgId, agents.id] }),
    index("outbox_due").on(t.dueAt).where(sql`${t.state} in ('queued', 'sending')`),
    index("outbox_by_agent").on(t.orgId, t.agentId, t.id),
    index("outbox_by_state").on(t.orgId, t.state, t.id),
    index("outbox_by_recipient").on(t.orgId, sql`lower(${t.recipient})`, t.id),
    index("outbox_kept").on(t.settledAt).where(sql`${t.keptProps} is not null`),
    index("outbox_bounced").on(t.orgId, t.agentId).where(sql`${t.state} = 'bounced'`),
    uniqueIndex("outbox_id").on(t.id),
    index("outbox_provider").on(t.providerId).where(sql`${t.providerId} is not null`),
    check(
      "outbox_state",
      sql`${t.state} in ('queued', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'unknown')`,
    ),
    check(
      "outbox_erased",
      sql`${t.state} in ('queued', 'sending') or (${t.sealedProps} is null and ${t.sealedMessage} is null)`,
    ),
  ],
);

/** Signed webhook deliveries already taken in; they arrive at least once and out of order. */
export const webhookDeliveries = pgTable("webhook_deliveries", {
  id: text().primaryKey(),
  receivedAt: instant().notNull(),
});
