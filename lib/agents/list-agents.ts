import { and, asc, type Column, desc, eq, like, type SQL, sql } from "drizzle-orm";
import {
  agentSearch,
  agents,
  extensions,
  groupMembers,
  outbox,
  seatOccupancies,
  seats,
  tiers,
  units,
} from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { agentStaysNow } from "#lib/seats/stays-now.ts";
import type { GroupId } from "#lib/values/ids.ts";
import { searchKey } from "#lib/values/search-key.ts";
import { type AgentFilter, cursorOf, type ListPlace } from "./list-filter.ts";

const agentsPerPage = 50;

export type AgentsList = Awaited<ReturnType<typeof listAgents>>;

/** One page of the organisation's agents by name, with the cursors of its neighbours (null where there are none). */
export async function listAgents(tx: ActorTx, filter: AgentFilter, place: ListPlace) {
  const found = await findAgents(tx, filter, place);
  const hasMore = found.length > agentsPerPage;
  const rows = found.slice(0, agentsPerPage);
  if (isBackwards(place)) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  const hasBefore = isBackwards(place) ? hasMore : place !== null;
  const hasAfter = isBackwards(place) ? place?.side === "before" : hasMore;
  return {
    rows,
    before: hasBefore && first ? cursorOf(first) : null,
    after: hasAfter && last ? cursorOf(last) : null,
  };
}

/** How many agents a search looks at by name before it asks the trigram index. */
export const walkedFirst = 500;

/**
 * A search that many match is answered by the first agents by name; the trigram index would find all of them, to be sorted.
 * One that few match is found by the index alone.
 */
async function findAgents(tx: ActorTx, filter: AgentFilter, place: ListPlace) {
  if (!filter.q) return selectAgents(tx, filter, place);
  const walked = await selectAgents(tx, filter, place, walkedFirst);
  if (walked.length > agentsPerPage) return walked;

  // Planned for these very letters: how many they match decides which index is the right one.
  await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
  return selectAgents(tx, filter, place);
}

/**
 * The list's one statement, apart so that a test can ask the database how it would run it. The page is chosen first and joined
 * to what hangs on its agents after: a search that everybody matches would otherwise join everybody. With `walked`, it is chosen
 * among that many by name, and what matches beyond them is not found.
 */
export function selectAgents(tx: ActorTx, filter: AgentFilter, place: ListPlace, walked?: number) {
  const page = (walked ? walkToPage(tx, filter, place, walked) : selectPage(tx, filter, place)).as("page");
  // Limited, though there is one at most: so it is looked up for each of the page, and no table is read whole to be hashed.
  const seat = tx
    .select({ tier: tiers.name, extension: extensions.number })
    .from(seatOccupancies)
    .innerJoin(seats, isSeatHeld)
    .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .where(isHeldBy(page))
    .limit(1)
    .as("seat");
  return tx
    .select({
      id: page.id,
      name: page.name,
      nameKey: page.nameKey,
      email: page.email,
      role: page.role,
      state: page.state,
      lastSignInAt: page.lastSignInAt,
      tier: seat.tier,
      extension: seat.extension,
      unit: units.name,
      mailBounced: hasBounced(page),
    })
    .from(page)
    .leftJoinLateral(seat, sql`true`)
    .leftJoin(units, and(eq(units.orgId, page.orgId), eq(units.id, page.unitId)))
    .orderBy(...inOrder(page, place));
}

/** Whether the last mail that reached anything at the present address came back. */
function hasBounced(agent: Record<"orgId" | "id" | "email", Column>) {
  const arrived = sql`select 1 from ${outbox} later where later.org_id = came_back.org_id
    and later.agent_id = came_back.agent_id and later.recipient = came_back.recipient
    and later.id > came_back.id and later.state in ('sent', 'delivered')`;
  return sql<boolean>`exists (select 1 from ${outbox} came_back where came_back.org_id = ${agent.orgId}
    and came_back.agent_id = ${agent.id} and came_back.recipient = ${agent.email}
    and came_back.state = 'bounced' and not exists (${arrived}))`.as("mail_bounced");
}

/** The agents of one page and one more, whatever the filter asks about them. */
function selectPage(tx: ActorTx, filter: AgentFilter, place: ListPlace) {
  const query = selectFiltered(tx, filter, place);
  if (filter.q) query.innerJoin(agentSearch, isFound(tx, agents, filter));
  return query.limit(agentsPerPage + 1);
}

/** The same, of those only who come first by name. */
function walkToPage(tx: ActorTx, filter: AgentFilter, place: ListPlace, walked: number) {
  const walk = selectFiltered(tx, filter, place).limit(walked).as("walk");
  // Limited, so that each is looked up by its id and the trigram index is left alone.
  const match = tx
    .select({ agentId: agentSearch.agentId })
    .from(agentSearch)
    .where(isFound(tx, walk, filter))
    .limit(1)
    .as("match");
  return tx
    .select(walk._.selectedFields)
    .from(walk)
    .innerJoinLateral(match, sql`true`)
    .orderBy(...inOrder(walk, place))
    .limit(agentsPerPage + 1);
}

function selectFiltered(tx: ActorTx, filter: AgentFilter, place: ListPlace) {
  const query = tx
    .select({
      orgId: agents.orgId,
      id: agents.id,
      name: agents.name,
      nameKey: agents.nameKey,
      email: agents.email,
      role: agents.role,
      state: agents.state,
      unitId: agents.unitId,
      lastSignInAt: agents.lastSignInAt,
    })
    .from(agents)
    .$dynamic();
  if (filter.tier || filter.group) {
    query.innerJoin(seatOccupancies, isHeldBy(agents)).innerJoin(seats, isSeatHeld);
  }
  return query
    .where(and(eq(agents.orgId, tx.actor.orgId), ...conditions(filter), beyond(place)))
    .orderBy(...inOrder(agents, place));
}

function isFound(tx: ActorTx, agent: Record<"id", Column>, { q }: AgentFilter) {
  return and(
    eq(agentSearch.orgId, tx.actor.orgId),
    eq(agentSearch.agentId, agent.id),
    like(agentSearch.haystack, searchPattern(q)),
  );
}

const isSeatHeld = and(eq(seats.orgId, seatOccupancies.orgId), eq(seats.id, seatOccupancies.seatId));

function isHeldBy(agent: Record<"orgId" | "id", Column>) {
  return agentStaysNow(agent.orgId, agent.id);
}

function inOrder({ nameKey, id }: Record<"nameKey" | "id", Column>, place: ListPlace) {
  return isBackwards(place) ? [desc(nameKey), desc(id)] : [asc(nameKey), asc(id)];
}

/**
 * LIKE pattern over the search text. Three letters or more match anywhere, through the trigram index; one or two match where a
 * word begins, since a shorter piece has no trigram of its own. What a person types has no wildcards.
 */
export function searchPattern(typed: string): string {
  // Pasted names come with more blanks than one.
  const wanted = searchKey(typed).replace(/\s+/g, " ");
  const key = wanted.replace(/[\\%_]/g, (character) => `\\${character}`);
  return wanted.length < 3 ? `% ${key}%` : `%${key}%`;
}

function conditions(filter: AgentFilter): SQL[] {
  // A literal, not a parameter: only so does the planner see that the partial index on accounts that are not closed fits.
  const byState =
    filter.state === "Closed" ? sql`${agents.state} = 'Closed'` : sql`${agents.state} <> 'Closed'`;
  const all = [byState];
  if (filter.state && filter.state !== "Closed") all.push(eq(agents.state, filter.state));
  if (filter.role) all.push(eq(agents.role, filter.role));
  if (filter.tier) all.push(eq(seats.tierId, filter.tier));
  if (filter.due === "start") all.push(eq(agents.state, "Scheduled"));
  if (filter.due === "end") all.push(sql`${agents.endsOn} is not null and ${agents.state} <> 'Deactivated'`);
  if (filter.group) all.push(isInGroup(filter.group));
  if (filter.unit) all.push(eq(agents.unitId, filter.unit));
  return all;
}

function isInGroup(groupId: GroupId): SQL {
  return sql`exists (select 1 from ${groupMembers} where ${groupMembers.orgId} = ${seats.orgId}
    and ${groupMembers.seatId} = ${seats.id} and ${groupMembers.groupId} = ${groupId})`;
}

function isBackwards(place: ListPlace): boolean {
  return place?.side === "before" || place?.side === "end";
}

function beyond(place: ListPlace): SQL | undefined {
  if (place?.side === "after")
    return sql`(${agents.nameKey}, ${agents.id}) > (${place.nameKey}, ${place.id}::uuid)`;
  if (place?.side === "before")
    return sql`(${agents.nameKey}, ${agents.id}) < (${place.nameKey}, ${place.id}::uuid)`;
  return undefined;
}
