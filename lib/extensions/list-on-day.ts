import { and, eq, inArray, like, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensionPeriods, seatOccupancies } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { matchingAgents } from "#lib/agents/matching-agents.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays, beginningOf, type Day, type Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { type Segment, type Span, segmentsOf } from "./day-segments.ts";
import { comesAfter, extensionsPerPage, inOrder, pageOf } from "./list-extensions.ts";
import { type ExtensionFilter, isNumber } from "./list-filter.ts";

/** A number with what it was that day, hour by hour where it changed. */
export interface NumberOnDay {
  number: string;
  segments: Segment[];
}

/**
 * Which numbers were in use on a calendar day of the organisation, and who had each; also those that nobody has any more. Of
 * today only what has been, until `at`; of a day to come nothing.
 */
export function listExtensionsOn(
  actor: Actor,
  { q, after, on }: Pick<ExtensionFilter, "q" | "after"> & { on: Day },
  at: Instant,
): Promise<{ rows: NumberOnDay[]; next: string | null; isMore: boolean }> {
  requirePermission(actor, "extensions.see");
  return read(actor, async (tx) => {
    const span = spanOf(actor.organisation.timeZone, on, at);
    if (span.from >= span.until) return { rows: [], next: null, isMore: false };
    const people = q && !isNumber(q) ? await matchingAgents(tx, q) : null;
    const found = await selectNumbers(tx, span, { q, after, people: people?.ids ?? null });
    const { rows, next } = pageOf(found);
    return { rows: await withSegments(tx, span, rows), next, isMore: people?.isMore ?? false };
  });
}

/** From midnight to midnight where the organisation is: 23 hours on some days. */
function spanOf(timeZone: string, on: Day, at: Instant): Span {
  const until = beginningOf(timeZone, addDays(on, 1));
  return { from: beginningOf(timeZone, on), until: until < at ? until : at };
}

function selectNumbers(
  tx: ActorTx,
  span: Span,
  { q, after, people }: { q: string; after: string | null; people: AgentId[] | null },
) {
  const { orgId } = tx.actor;
  const number = sql`${extensionPeriods.number}`;
  const numbers = tx
    .select({ number: extensionPeriods.number })
    .from(extensionPeriods)
    .groupBy(extensionPeriods.number)
    .orderBy(...inOrder(number))
    .limit(extensionsPerPage + 1)
    .$dynamic();
  const asked = and(
    eq(extensionPeriods.orgId, orgId),
    isWithin(span, extensionPeriods),
    comesAfter(number, after),
  );
  if (!people) return numbers.where(and(asked, like(extensionPeriods.number, `${q}%`)));
  return numbers
    .innerJoin(
      seatOccupancies,
      and(
        eq(seatOccupancies.orgId, extensionPeriods.orgId),
        eq(seatOccupancies.seatId, extensionPeriods.seatId),
        inArray(seatOccupancies.agentId, people),
        isWithin(span, seatOccupancies),
        sql`${rangeOf(seatOccupancies)} && ${rangeOf(extensionPeriods)}`,
      ),
    )
    .where(asked);
}

async function withSegments(
  tx: ActorTx,
  span: Span,
  rows: readonly { number: string }[],
): Promise<NumberOnDay[]> {
  if (rows.length === 0) return [];
  const { orgId } = tx.actor;
  const numbers = rows.map(({ number }) => number);
  const periods = await tx
    .select({
      number: extensionPeriods.number,
      seatId: extensionPeriods.seatId,
      from: extensionPeriods.heldFrom,
      until: extensionPeriods.heldUntil,
    })
    .from(extensionPeriods)
    .where(
      and(
        eq(extensionPeriods.orgId, orgId),
        inArray(extensionPeriods.number, numbers),
        isWithin(span, extensionPeriods),
      ),
    );
  const stays = await tx
    .select({
      seatId: seatOccupancies.seatId,
      agentId: seatOccupancies.agentId,
      name: agents.name,
      from: seatOccupancies.heldFrom,
      until: seatOccupancies.heldUntil,
    })
    .from(seatOccupancies)
    .innerJoin(agents, and(eq(agents.orgId, seatOccupancies.orgId), eq(agents.id, seatOccupancies.agentId)))
    .where(
      and(
        eq(seatOccupancies.orgId, orgId),
        inArray(
          seatOccupancies.seatId,
          periods.map(({ seatId }) => seatId),
        ),
        isWithin(span, seatOccupancies),
      ),
    );
  return numbers.map((number) => {
    const own = periods.filter((period) => period.number === number);
    return { number, segments: segmentsOf(span, own, stays) };
  });
}

type Held = typeof extensionPeriods | typeof seatOccupancies;

const rangeOf = ({ heldFrom, heldUntil }: Held) => sql`tstzrange(${heldFrom}, ${heldUntil})`;

const isWithin = ({ from, until }: Span, held: Held) =>
  sql`${rangeOf(held)} && tstzrange(${from.toISOString()}::timestamptz, ${until.toISOString()}::timestamptz)`;
