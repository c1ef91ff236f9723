import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import {
  auditEntries,
  idempotencyKeys,
  outbox,
  passwordResets,
  passwords,
  recordings,
  sessions,
  templates,
} from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { realNow } from "#lib/clock.ts";
import { settled } from "#lib/mail/record-outcome.ts";
import type { LockedAgent } from "./queries.ts";

/**
 * Takes a person out of all that was written besides the account: what they signed in with and from where, their voice and their
 * texts, whom mails went to, what forms were answered, and the personal details of audit entries. `agent` is the account as it was;
 * its row must be erased already, or the trail lets nothing be taken out of it.
 */
export async function eraseTraces(tx: ActorTx, agent: LockedAgent, pseudonym: string): Promise<void> {
  const { orgId, id: agentId } = agent;
  for (const table of [passwords, sessions, passwordResets, recordings, templates]) {
    await tx.delete(table).where(and(eq(table.orgId, orgId), eq(table.agentId, agentId)));
  }
  await eraseMails(tx, agent, pseudonym);
  await eraseAnswers(tx, agent);
  await eraseDetails(tx, agent);
}

/** What is still to be sent is not, and nothing is kept to be sent again: there is nobody to send it to. */
async function eraseMails(tx: ActorTx, { orgId, id }: LockedAgent, recipient: string): Promise<void> {
  const theirs = and(eq(outbox.orgId, orgId), eq(outbox.agentId, id));
  await tx
    .update(outbox)
    .set({ ...settled("failed", realNow()), reason: "recipient-erased" })
    .where(and(theirs, inArray(outbox.state, ["queued", "sending"])));
  await tx.update(outbox).set({ recipient, keptProps: null }).where(theirs);
}

/** Their own forms', and those of others that were answered with their name, address or id: sent again, these get no answer. */
async function eraseAnswers(tx: ActorTx, { orgId, id, name, email }: LockedAgent): Promise<void> {
  const says = (text: string) => sql`strpos(lower(${idempotencyKeys.result}), lower(${text}::text)) > 0`;
  await tx
    .update(idempotencyKeys)
    .set({ result: null, sealedSecret: null, sealedUntil: null })
    .where(
      and(
        eq(idempotencyKeys.orgId, orgId),
        or(
          eq(idempotencyKeys.agentId, id),
          says(id),
          says(JSON.stringify(name)),
          says(JSON.stringify(email).slice(1, -1)),
        ),
      ),
    );
}

const personal = [
  "name",
  "email",
  "landLine",
  "mobile",
  "greeting",
  "device",
  "recording",
  "template",
].flatMap((detail) => [detail, `${detail}Before`]);

/**
 * Of the entries about them. What they did to others tells of those, and of themselves by the account alone; the name of the
 * organisation that they founded is its own.
 */
async function eraseDetails(tx: ActorTx, { orgId, id }: LockedAgent): Promise<void> {
  await tx
    .update(auditEntries)
    .set({ details: sql`${auditEntries.details} - ${sql.param([...personal, "address"])}::text[]` })
    .where(
      and(
        eq(auditEntries.orgId, orgId),
        eq(auditEntries.agentId, id),
        ne(auditEntries.action, "organisation.created"),
      ),
    );
}
