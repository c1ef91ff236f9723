import { and, asc, eq, inArray, isNull, like, type SQL, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { matchingAgents } from "#lib/agents/matching-agents.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { type ExtensionFilter, isNumber } from "./list-filter.ts";

export const extensionsPerPage = 50;

export type ExtensionsList = Awaited<ReturnType<typeof listExtensions>>;

/**
 * The extensions by number, each with its seat's tier and who holds it; one without a seat waits for it; `after` is the number that
 * the next page comes after. `isMore` when more people match the search than are looked at.
 */
export function listExtensions(actor: Actor, { q, after }: Pick<ExtensionFilter, "q" | "after">) {
  requirePermission(actor, "extensions.see");
  return read(actor, async (tx) => {
    const people = q && !isNumber(q) ? await matchingAgents(tx, q) : null;
    const found = await selectExtensions(tx, { q, after, people: people?.ids ?? null });
    return { ...pageOf(found), isMore: people?.isMore ?? false };
  });
}

/** By how many digits, then by the digits: 99 comes before 100. */
export const inOrder = (number: SQL) => [asc(sql`length(${number})`), asc(number)];

export const comesAfter = (number: SQL, after: string | null) =>
  after === null ? undefined : sql`(length(${number}), ${number}) > (length(${after}), ${after})`;

/** A page, and the number that the next one comes after. */
export function pageOf<Row extends { number: string }>(found: Row[]): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, extensionsPerPage);
  return { rows, next: found.length > extensionsPerPage ? (rows.at(-1)?.number ?? null) : null };
}

interface Asked {
  q: string;
  after: string | null;
  /** Whose extensions; null for whatever the digits say. */
  people: AgentId[] | null;
}

function selectExtensions(tx: ActorTx, { q, after, people }: Asked) {
  const { orgId } = tx.actor;
  const number = sql`${extensions.number}`;
  const held = tx
    .select({ seatId: seatOccupancies.seatId })
    .from(seatOccupancies)
    .where(
      and(
        eq(seatOccupancies.orgId, orgId),
        isNull(seatOccupancies.heldUntil),
        inArray(seatOccupancies.agentId, people ?? []),
      ),
    );
  const page = tx
    .select()
    .from(extensions)
    .where(
      and(
        eq(extensions.orgId, orgId),
        comesAfter(number, after),
        people ? inArray(extensions.seatId, held) : like(extensions.number, `${q}%`),
      ),
    )
    .orderBy(...inOrder(number))
    .limit(extensionsPerPage + 1)
    .as("page");
  return tx
    .select({
      id: page.id,
      number: page.number,
      type: page.type,
      hasVoicemail: page.hasVoicemail,
      tier: tiers.name,
      seatId: seats.id,
      releaseOn: seats.releaseOn,
      agentId: agents.id,
      name: agents.name,
      state: agents.state,
    })
    .from(page)
    .leftJoin(seats, and(eq(seats.orgId, page.orgId), eq(seats.id, page.seatId)))
    .leftJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .leftJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
    .leftJoin(agents, and(eq(agents.orgId, seats.orgId), eq(agents.id, seatOccupancies.agentId)))
    .orderBy(...inOrder(sql`${page.number}`));
}
