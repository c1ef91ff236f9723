import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { newestOfAll, newestRowsOf } from "#db/newest-rows.ts";
import { agents, outbox, passwords } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { type Matching, matchingAgents } from "#lib/agents/matching-agents.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, MailId } from "#lib/values/ids.ts";
import type { MailState } from "#lib/values/mail.ts";

const mailsPerPage = 50;

export interface MailFilter {
  /** Part of the recipient's name or e-mail, or all of the address that a mail went to; nothing when empty. */
  q: string;
  agentId: AgentId | null;
  state: MailState | null;
  /** Only mails older than this one. */
  before: MailId | null;
}

/**
 * The organisation's mails, newest first, with their delivery state; never their contents. `isMore` when more people match the
 * search than are looked at. For admins and managers.
 */
export async function listMails(actor: Actor, filter: MailFilter) {
  requirePermission(actor, "outbox.see");
  const { found, people } = await read(actor, async (tx) => {
    const people = filter.q ? await matchingAgents(tx, filter.q) : null;
    const ids =
      people && (await tx.execute<{ id: MailId }>(newestOf(tx, filter, people))).map(({ id }) => id);
    return { found: await selectMails(tx, filter, ids), people };
  });
  const rows = found.slice(0, mailsPerPage);
  return {
    rows,
    older: found.length > mailsPerPage ? (rows.at(-1)?.id ?? null) : null,
    isMore: people?.isMore ?? false,
  };
}

function selectMails(tx: ActorTx, filter: MailFilter, ids: MailId[] | null) {
  return tx
    .select({
      id: outbox.id,
      template: outbox.template,
      agentId: outbox.agentId,
      agentName: agents.name,
      recipient: outbox.recipient,
      state: outbox.state,
      stateAt: outbox.stateAt,
      reason: outbox.reason,
      account: { id: agents.id, role: agents.role, state: agents.state },
      isKept: sql<boolean>`${outbox.keptProps} is not null`,
      isSettledIn: sql<boolean>`${agents.state} = 'Active' and ${passwords.isTemporary} is false`,
    })
    .from(outbox)
    .innerJoin(agents, and(eq(agents.orgId, outbox.orgId), eq(agents.id, outbox.agentId)))
    .leftJoin(passwords, and(eq(passwords.orgId, agents.orgId), eq(passwords.agentId, agents.id)))
    .where(
      and(
        eq(outbox.orgId, tx.actor.orgId),
        filter.agentId ? eq(outbox.agentId, filter.agentId) : undefined,
        inStateBefore(filter),
        ids ? inArray(outbox.id, ids) : undefined,
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(mailsPerPage + 1);
}

/** A page's worth of the mails to these people, and of those to this address, whose owner may have another by now. */
function newestOf({ actor: { orgId } }: ActorTx, filter: MailFilter, { ids }: Matching): SQL {
  const most = mailsPerPage + 1;
  const also = and(filter.agentId ? eq(outbox.agentId, filter.agentId) : undefined, inStateBefore(filter));
  const toAddress = and(eq(outbox.orgId, orgId), sql`lower(${outbox.recipient}) = lower(${filter.q})`, also);
  return newestOfAll(
    [
      newestRowsOf(ids, { table: outbox, owner: outbox.agentId, orgId, also, most }),
      sql`(select ${outbox.id} from ${outbox} where ${toAddress} order by ${desc(outbox.id)} limit ${most})`,
    ],
    most,
  );
}

function inStateBefore({ state, before }: MailFilter): SQL | undefined {
  return and(state ? eq(outbox.state, state) : undefined, before ? lt(outbox.id, before) : undefined);
}
