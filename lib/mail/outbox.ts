import { sql } from "drizzle-orm";
import { outbox } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { MailName, MailProps } from "#emails/registry.ts";
import { realNow } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import type { Language } from "#lib/values/actor.ts";
import { type AgentId, type MailId, newId, type OrganisationId } from "#lib/values/ids.ts";
import { carriesSecret } from "#lib/values/mail.ts";
import { seal } from "#lib/values/seal.ts";

export interface Recipient {
  orgId: OrganisationId;
  agentId: AgentId;
  email: string;
  language: Language;
}

/** The purpose that the props of a waiting mail are sealed for, under the row's id. */
export const propsPurpose = "outbox props";

/**
 * Owes somebody a mail: the row is written in the transaction of what it reports, the props sealed since a password may be
 * among them, and the job queue is rung at commit. Sending, retrying and erasing are lib/mail/deliver.ts.
 */
export async function post<Name extends MailName>(
  tx: Tx,
  to: Recipient,
  template: Name,
  props: Omit<MailProps[Name], "appUrl">,
): Promise<MailId> {
  const id = newId<"outbox">();
  const at = realNow();
  const sealedProps = seal(
    env().AUTH_SECRET,
    propsPurpose,
    id,
    JSON.stringify({ ...props, appUrl: env().APP_URL }),
  );
  const owed = tx.insert(outbox).values({
    orgId: to.orgId,
    id,
    template,
    agentId: to.agentId,
    recipient: to.email,
    language: to.language,
    state: "queued",
    sealedProps,
    keptProps: carriesSecret[template] ? null : sealedProps,
    createdAt: at,
    dueAt: at,
    stateAt: at,
  });
  await Promise.all([owed, ring(tx, to.orgId)]);
  return id;
}

/**
 * Wakes a worker at commit. One waiting job an organisation is enough, since the worker looks at the outbox itself; one for
 * all of them would make each other organisation's verbs wait for this transaction.
 */
export async function ring(tx: Tx, orgId: OrganisationId): Promise<void> {
  await tx.execute(
    sql`select graphile_worker.add_job('deliver-mail', job_key := ${`deliver-mail:${orgId}`}, max_attempts := 1)`,
  );
}
