import { and, asc, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, outbox } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { may } from "#lib/auth/policy.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { type RenewalBill, renewalBill } from "#lib/billing/next-bill-rules.ts";
import { readBilling } from "#lib/billing/read-billing.ts";
import { countByTier } from "#lib/seats/count-by-tier.ts";
import { selectSeatCount, selectTiers } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type Day, dayIn, type Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";

/** Mail states in which a mail may not have arrived. */
const troubledStates = ["bounced", "failed", "unknown"] as const;
const mostDue = 5;

export interface Due {
  /** The first five, by day. */
  people: { id: AgentId; name: string; on: Day }[];
  count: number;
}

export type Overview = Awaited<ReturnType<typeof findOverview>>;

/**
 * What an admin or manager looks at first, in one transaction: seats by tier, who starts and whose access ends, temporary passwords
 * not yet changed, mails that may not have arrived, and, for admins, the next bill in minor units.
 */
export function findOverview(actor: Actor, at: Instant) {
  requirePermission(actor, "agents.see");
  requirePermission(actor, "seats.see");
  requirePermission(actor, "outbox.see");
  return read(actor, async (tx) => ({
    count: await selectSeatCount(tx),
    tiers: await tiersInUse(tx),
    starts: await due(tx, "startsOn"),
    ends: await due(tx, "endsOn"),
    waiting: await tx.$count(agents, and(eq(agents.orgId, actor.orgId), eq(agents.state, "Waiting"))),
    mails: await troubledMails(tx),
    bill: may(actor.role, "billing.see") ? await nextBill(tx, dayIn(actor.organisation.timeZone, at)) : null,
  }));
}

async function tiersInUse(tx: ActorTx) {
  const counted = await countByTier(tx);
  return (await selectTiers(tx)).flatMap(({ id, name }) => {
    const figures = counted.get(id);
    return figures ? [{ id, name, ...figures }] : [];
  });
}

/** Whoever still has to start, or is to be deactivated by a date; those deactivated already have nothing due. */
async function due(tx: ActorTx, date: "startsOn" | "endsOn"): Promise<Due> {
  const isDue =
    date === "startsOn"
      ? eq(agents.state, "Scheduled")
      : and(isNotNull(agents.endsOn), ne(agents.state, "Closed"), ne(agents.state, "Deactivated"));
  const ofOrganisation = and(eq(agents.orgId, tx.actor.orgId), isDue);
  const people = await tx
    .select({ id: agents.id, name: agents.name, on: sql<Day>`${agents[date]}` })
    .from(agents)
    .where(ofOrganisation)
    .orderBy(asc(agents[date]), asc(agents.nameKey), asc(agents.id))
    .limit(mostDue);
  return { people, count: people.length < mostDue ? people.length : await tx.$count(agents, ofOrganisation) };
}

async function troubledMails(
  tx: ActorTx,
): Promise<{ state: (typeof troubledStates)[number]; count: number }[]> {
  const counted = await tx
    .select({ state: outbox.state, count: sql<number>`count(*)::int` })
    .from(outbox)
    .where(and(eq(outbox.orgId, tx.actor.orgId), inArray(outbox.state, [...troubledStates])))
    .groupBy(outbox.state);
  return troubledStates.flatMap((state) => {
    const found = counted.find((each) => each.state === state);
    return found ? [{ state, count: found.count }] : [];
  });
}

async function nextBill(tx: ActorTx, today: Day): Promise<RenewalBill & { currency: string }> {
  const billing = await readBilling(tx, tx.actor.orgId, today);
  return { ...renewalBill(billing), currency: billing.currency };
}
