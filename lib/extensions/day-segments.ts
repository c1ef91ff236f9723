import type { Instant } from "#lib/values/day.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";

/** From a moment to another, which does not belong to it. */
export interface Span {
  from: Instant;
  until: Instant;
}

/** Who a number led to: somebody, a seat that nobody held, or no seat at all. */
export type Holding = { kind: "held"; agentId: AgentId; name: string } | { kind: "vacant" | "unused" };

export interface Segment extends Span {
  holding: Holding;
}

interface OpenSpan {
  from: Instant;
  until: Instant | null;
}
export type NumberOfSeat = OpenSpan & { seatId: SeatId };
export type StayInSeat = OpenSpan & { seatId: SeatId; agentId: AgentId; name: string };

/** What a number was during a span without gaps, from which seats it belonged to and who held those. One segment is no change. */
export function segmentsOf(
  span: Span,
  periods: readonly NumberOfSeat[],
  stays: readonly StayInSeat[],
): Segment[] {
  const ofNumber = fill(span, periods, { kind: "unused" }, (period, within) =>
    fill(
      within,
      stays.filter(({ seatId }) => seatId === period.seatId),
      { kind: "vacant" },
      ({ agentId, name }, held) => [{ ...held, holding: { kind: "held", agentId, name } }],
    ),
  );
  return ofNumber.reduce<Segment[]>(joined, []);
}

/** Goes through the parts in order of time; what lies between them is `gap`. */
function fill<Part extends OpenSpan>(
  span: Span,
  parts: readonly Part[],
  gap: Holding,
  draw: (part: Part, within: Span) => Segment[],
): Segment[] {
  const segments: Segment[] = [];
  let reached = span.from;
  for (const part of [...parts].sort((one, other) => one.from.getTime() - other.from.getTime())) {
    const from = later(part.from, reached);
    const until = part.until !== null && part.until < span.until ? part.until : span.until;
    if (from >= until) continue;
    if (from > reached) segments.push({ from: reached, until: from, holding: gap });
    segments.push(...draw(part, { from, until }));
    reached = until;
  }
  if (reached < span.until) segments.push({ from: reached, until: span.until, holding: gap });
  return segments;
}

/** A number that moved with its person to another seat was the same person's all the while. */
function joined(before: Segment[], next: Segment): Segment[] {
  const last = before.at(-1);
  if (!last || !isSame(last.holding, next.holding)) return [...before, next];
  return [...before.slice(0, -1), { ...last, until: next.until }];
}

function isSame(one: Holding, other: Holding): boolean {
  if (one.kind === "held" && other.kind === "held") return one.agentId === other.agentId;
  return one.kind === other.kind;
}

function later(one: Instant, other: Instant): Instant {
  return one < other ? other : one;
}
