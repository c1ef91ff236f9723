import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { currentStatuses, groups } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { readStatuses } from "#lib/statuses/read-statuses.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId, GroupId, StatusId } from "#lib/values/ids.ts";
import { searchKey } from "#lib/values/search-key.ts";
import type { BoardFilter } from "./list-filter.ts";

export const boardRowsPerPage = 50;

export interface BoardRow {
  id: AgentId;
  name: string;
  statusId: StatusId;
  extension: string | null;
  /** Since the status was chosen, or, without a choice, since the person signed in; real time. */
  since: Instant | null;
  isSignedIn: boolean;
}

export type Board = Awaited<ReturnType<typeof listBoard>>;

/**
 * A page of the active accounts: who is signed in first, by status in the organisation's order, and by name; with how many are in each
 * status, and how many are signed in, whatever status is asked for, and the reader's own status, whoever is asked for. For managers. A
 * page past the end is the last one; a status or group that is gone counts as not asked for.
 */
export function listBoard(actor: Actor, filter: BoardFilter) {
  requirePermission(actor, "statuses.see");
  return read(actor, (tx) => readBoard(tx, filter));
}

/** The groups that a board may be filtered by. */
export function listBoardGroups(actor: Actor) {
  requirePermission(actor, "statuses.see");
  return read(actor, (tx) =>
    tx
      .select({ id: groups.id, name: groups.name })
      .from(groups)
      .where(eq(groups.orgId, actor.orgId))
      .orderBy(asc(groups.name)),
  );
}

/** The same of name, extension and status alone, found by name or extension: all that an agent may see of others (product.md, "Roles"). */
export function listColleagues(actor: Actor, { q, page }: Pick<BoardFilter, "q" | "page">) {
  requirePermission(actor, "colleagues.see");
  return read(actor, async (tx) => {
    const {
      rows,
      signedIn: _signedIn,
      ...found
    } = await readBoard(tx, { q, page, group: null, status: null });
    return {
      ...found,
      signedIn: null,
      rows: rows.map(({ since: _since, isSignedIn: _isSignedIn, ...row }) => row),
    };
  });
}

async function readBoard(tx: ActorTx, wanted: BoardFilter) {
  const statuses = await readStatuses(tx);
  const filter = {
    ...wanted,
    status: statuses.find(({ id }) => id === wanted.status)?.id ?? null,
    group: await groupThere(tx, wanted.group),
  };
  const counted = await tx.execute<{ status_id: StatusId; people: string; signed_in: string }>(
    sql`select w.id as status_id, count(*) as people, count(n.since) as signed_in ${everybody(tx, filter)} group by w.id`,
  );
  const of = new Map(counted.map((row) => [row.status_id, row]));
  const counts = statuses.map((status) => ({ status, count: Number(of.get(status.id)?.people ?? 0) }));
  const found = [...of.values()];
  const asked = found.filter(({ status_id: id }) => filter.status === null || id === filter.status);
  const total = asked.reduce((sum, row) => sum + Number(row.people), 0);
  const signedIn = found.reduce((sum, row) => sum + Number(row.signed_in), 0);
  const pages = Math.max(1, Math.ceil(total / boardRowsPerPage));
  const page = Math.min(filter.page, pages);
  const ownId = (await chosenStatusId(tx)) ?? statuses[0]?.id ?? null;
  return { counts, total, signedIn, ownId, page, pages, rows: await readPage(tx, filter, page) };
}

async function groupThere(tx: ActorTx, id: GroupId | null): Promise<GroupId | null> {
  if (id === null) return null;
  const [group] = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.orgId, tx.actor.orgId), eq(groups.id, id)));
  return group?.id ?? null;
}

/** What the reader chose. */
async function chosenStatusId(tx: ActorTx): Promise<StatusId | null> {
  const { orgId, agentId } = tx.actor;
  const [chosen] = await tx
    .select({ id: currentStatuses.statusId })
    .from(currentStatuses)
    .where(and(eq(currentStatuses.orgId, orgId), eq(currentStatuses.agentId, agentId)));
  return chosen?.id ?? null;
}

interface Row extends Record<string, unknown> {
  id: AgentId;
  name: string;
  status_id: StatusId;
  since: string | null;
  number: string | null;
  signed_in_since: string | null;
}

/** The page is chosen before its people's seats are looked up: for fifty, not for everybody. */
async function readPage(tx: ActorTx, filter: BoardFilter, page: number): Promise<BoardRow[]> {
  const ofStatus = filter.status === null ? sql`` : sql`and w.id = ${filter.status}`;
  const rows = await tx.execute<Row>(sql`
    with page as (
      select a.org_id, a.id, a.name, a.name_key, w.id as status_id, w.position, c.since, n.since as signed_in_since
        ${everybody(tx, filter)} ${ofStatus}
       order by n.since is null, w.position, a.name_key, a.id
       limit ${boardRowsPerPage} offset ${(page - 1) * boardRowsPerPage})
    select page.id, page.name, page.status_id, page.since::text as since, e.number,
           page.signed_in_since::text as signed_in_since
      from page
      left join seat_occupancies h on h.org_id = page.org_id and h.agent_id = page.id and h.held_until is null
      left join extensions e on e.org_id = h.org_id and e.seat_id = h.seat_id
     order by page.signed_in_since is null, page.position, page.name_key, page.id`);
  return rows.map((row) => {
    const since = row.since ?? row.signed_in_since;
    return {
      id: row.id,
      name: row.name,
      statusId: row.status_id,
      extension: row.number,
      since: since === null ? null : new Date(since),
      isSignedIn: row.signed_in_since !== null,
    };
  });
}

/**
 * Everybody whom the filter leaves, each with the status chosen or the organisation's first, and since when signed in, as
 * `signed_in_since` says.
 */
function everybody(tx: ActorTx, { q, group }: BoardFilter): SQL {
  const { orgId } = tx.actor;
  const key = searchKey(q);
  const named =
    key === ""
      ? sql``
      : sql`and (strpos(a.name_key, ${key}) > 0 or exists (
          select 1 from seat_occupancies h join extensions e on e.org_id = h.org_id and e.seat_id = h.seat_id
           where h.org_id = a.org_id and h.agent_id = a.id and h.held_until is null and starts_with(e.number, ${key})))`;
  const grouped =
    group === null
      ? sql``
      : sql`and exists (
          select 1 from seat_occupancies h join group_members m on m.org_id = h.org_id and m.seat_id = h.seat_id
           where h.org_id = a.org_id and h.agent_id = a.id and h.held_until is null and m.group_id = ${group})`;
  return sql`
    from agents a
    left join current_statuses c on c.org_id = a.org_id and c.agent_id = a.id
    left join (
      select s.agent_id, min(s.created_at) as since
        from sessions s join organisations o on o.id = s.org_id
       where s.org_id = ${orgId} and s.ended_at is null and now() < s.ends_at
         and now() < s.seen_at + make_interval(mins => o.session_idle_minutes)
       group by s.agent_id) n on n.agent_id = a.id
    join statuses w on w.org_id = a.org_id and w.id = coalesce(c.status_id, (
      select id from statuses where org_id = ${orgId} and deleted_at is null order by position, id limit 1))
   where a.org_id = ${orgId} and a.state = 'Active' ${named} ${grouped}`;
}
