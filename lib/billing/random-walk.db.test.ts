import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { formKey, join, noonOf } from "#db/testing/charged.ts";
import { slide } from "#db/testing/slide.ts";
import { deactivateAgent } from "#lib/agents/deactivate-agent.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import { changeTier } from "#lib/seats/change-tier.ts";
import { keepSeat } from "#lib/seats/keep-seat.ts";
import { countSeats } from "#lib/seats/queries.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays, type Day } from "#lib/values/day.ts";
import type { AgentId, SeatId, TierId } from "#lib/values/ids.ts";
import type { Outcome } from "#lib/values/outcome.ts";
import { billingOverview } from "./overview.ts";
import { type Cycle, cycles, nextBillDate } from "./period-rules.ts";
import { quoteKeeping, quoteTier } from "./quotes.ts";
import { readSchedule } from "./read-billing.ts";
import { readSeatsOfTiers } from "./read-seats.ts";

const walks = 5;
const stepsOfWalk = 100;
const start = "2027-10-30" as Day;

/** What the walk believes about a seat that is not gone. */
interface Seat {
  id: SeatId;
  tier: number;
  holder: AgentId | null;
  isDeactivated: boolean;
  releaseOn: Day | null;
  planned: { tier: number; on: Day } | null;
}

const does = ["join", "fill", "leave", "deactivate", "release", "keep", "slide", "tier", "days"] as const;
const step = fc.record({
  do: fc.constantFrom(...does),
  pick: fc.nat(999),
  tier: fc.nat(2),
  by: fc.integer({ min: -3, max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

it("five hundred random deeds: every count of seats agrees, and each seat's days are charged once and without gap", {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...cycles),
      fc.integer({ min: 1, max: 31 }),
      fc.array(step, { minLength: stepsOfWalk, maxLength: stepsOfWalk }),
      async (cycle, billDay, steps) => {
        const walk = await aWalk(cycle, billDay);
        for (const [i, each] of steps.entries()) {
          await walk.take(each);
          if (i % 10 === 9) await walk.compare();
        }
      },
    ),
    // Shrinking would walk the database for an hour; the seed and the path in the message repeat the same walk.
    { numRuns: walks, endOnFailure: true },
  );
});

async function aWalk(cycle: Cycle, billDay: number) {
  const { admin, tiers } = await anOrganisation("Walk", { cycle, billDay, setUpAt: noonOf(start) });
  const tierIds = tiers.map(({ id }) => id);
  const tierId = (tier: number) => tierIds[tier] as TierId;
  let seats: Seat[] = [];
  let today = start;
  const at = () => noonOf(today);
  const schedule = await asSystem("test", (tx) => readSchedule(tx, admin.orgId));
  const nextBill = () => nextBillDate(schedule, today);

  const wayOf: Record<Step["do"], (step: Step) => Promise<unknown>> = {
    async join({ tier }) {
      const { seatId, agentId } = await join(admin, { tierId: tierId(tier) }, at());
      seats.push(aSeat(seatId, tier, agentId));
    },
    async fill(step) {
      const seat = pick(step, (each) => each.holder === null);
      if (!seat) return wayOf.join(step);
      const { agentId } = await join(admin, { seatId: seat.id }, at());
      Object.assign(seat, { holder: agentId, releaseOn: null });
    },
    async leave(step) {
      const seat = pick(step, (each) => each.holder !== null);
      if (!seat?.holder) return wayOf.join(step);
      await leave(admin, seat.holder, at());
      Object.assign(seat, { holder: null, isDeactivated: false });
    },
    async deactivate(step) {
      const seat = pick(step, (each) => each.holder !== null && !each.isDeactivated);
      if (!seat?.holder) return wayOf.join(step);
      succeed(await deactivateAgent(admin, { key: formKey(), agentId: seat.holder }, at()));
      seat.isDeactivated = true;
    },
    async release(step) {
      const seat = pick(step, (each) => each.holder === null && each.releaseOn === null);
      if (!seat) return wayOf.leave(step);
      succeed(await releaseSeat(admin, { key: formKey(), seatId: seat.id, quote: null }, at()));
      seat.releaseOn = nextBill();
    },
    async keep(step) {
      const seat = pick(step, (each) => each.releaseOn !== null);
      if (!seat) return wayOf.release(step);
      const quote = (await quoteKeeping(admin, seat.id, at()))?.pin ?? null;
      succeed(await keepSeat(admin, { key: formKey(), seatId: seat.id, quote }, at()));
      seat.releaseOn = null;
    },
    async slide(step) {
      const { tier, by } = step;
      const ofTier = seats.filter((each) => each.tier === tier).toReversed();
      const vacant = ofTier.filter(({ holder, releaseOn }) => holder === null && releaseOn === null);
      const leaving = ofTier.filter(({ releaseOn }) => releaseOn !== null);
      if (by === 0 || -by > vacant.length) return wayOf.join(step);
      const before = new Set(seats.map(({ id }) => id));
      await slide(admin, tierId(tier), ofTier.length - leaving.length + by, at());
      for (const seat of vacant.slice(0, Math.max(0, -by))) seat.releaseOn = nextBill();
      for (const seat of leaving.slice(0, Math.max(0, by))) seat.releaseOn = null;
      const made = (await idsOfSeats(admin)).filter((id) => !before.has(id));
      expect(made).toHaveLength(Math.max(0, by - leaving.length));
      seats.push(...made.map((id) => aSeat(id, tier, null)));
    },
    async tier(step) {
      const seat = pick(step, (each) => each.releaseOn === null);
      const { tier } = step;
      const isUndone = seat?.tier === tier;
      if (!seat || (isUndone ? !seat.planned : seat.planned?.tier === tier)) return wayOf.join(step);
      const shown = await quoteTier(admin, seat.id, tierId(tier), at());
      const quote = shown.ok ? shown.quote.pin : null;
      const form = { key: formKey(), seatId: seat.id, tierId: tierId(tier), quote };
      succeed(await changeTier(admin, form, at()));
      if (tier > seat.tier) Object.assign(seat, { tier, planned: null });
      else seat.planned = isUndone ? null : { tier, on: nextBill() };
    },
    async days({ pick: some }) {
      const until = addDays(today, 1 + (some % 25));
      while (today < until) {
        today = addDays(today, 1);
        seats = seats.filter(({ releaseOn }) => releaseOn === null || releaseOn > today);
        for (const seat of seats)
          if (seat.planned && seat.planned.on <= today)
            Object.assign(seat, { tier: seat.planned.tier, planned: null });
      }
      await writeDue(at());
    },
  };

  function pick({ pick: some }: Step, isMeant: (seat: Seat) => boolean): Seat | undefined {
    const meant = seats.filter(isMeant);
    return meant[some % meant.length];
  }

  async function compare(): Promise<void> {
    const held = seats.filter(({ holder }) => holder !== null);
    const off = held.filter(({ isDeactivated }) => isDeactivated).length;
    const believed = {
      seats: seats.length,
      inUse: held.length - off,
      vacant: seats.length - held.length,
      heldByDeactivated: off,
    };
    expect(await countSeats(admin), "the counter").toEqual(believed);
    expect(await countRows(admin), "the rows").toEqual(believed);

    const found = await read(admin, readSeatsOfTiers);
    const shown = (await billingOverview(admin, at())).tiers;
    for (const [tier, id] of tierIds.entries()) {
      const ofTier = seats.filter((each) => each.tier === tier);
      const vacant = ofTier.filter(({ holder }) => holder === null);
      const dueForRelease = vacant.filter(({ releaseOn }) => releaseOn !== null).length;
      const heldByDeactivated = ofTier.filter(({ isDeactivated }) => isDeactivated).length;
      const inUse = ofTier.length - vacant.length - heldByDeactivated;
      const figures = {
        seats: ofTier.length,
        inUse,
        vacant: vacant.length,
        heldByDeactivated,
        dueForRelease,
      };
      expect(
        shown.find((each) => each.id === id),
        "/billing",
      ).toMatchObject(figures);
      const slider = found.get(id) ?? { occupied: 0, vacant: [] };
      expect([slider.occupied, slider.vacant.length], "the sliders").toEqual([
        inUse + heldByDeactivated,
        vacant.length,
      ]);
    }
    expect(await daysWronglyCharged(admin, nextBill()), "days charged twice or not at all").toEqual([]);
  }

  return { take: (each: Step) => wayOf[each.do](each), compare };
}

function aSeat(id: SeatId, tier: number, holder: AgentId | null): Seat {
  return { id, tier, holder, isDeactivated: false, releaseOn: null, planned: null };
}

function succeed(outcome: Outcome<unknown, string>): void {
  if (!outcome.ok) throw new Error(outcome.refusal);
}

async function idsOfSeats({ orgId }: Actor): Promise<SeatId[]> {
  const rows = await asSystem("test", (tx) =>
    tx.execute<{ id: SeatId }>(
      sql`select id from seats where org_id = ${orgId} and released_at is null order by id`,
    ),
  );
  return rows.map(({ id }) => id);
}

async function countRows({ orgId }: Actor) {
  const [counted] = await asSystem("test", (tx) =>
    tx.execute(sql`
      select count(*)::int as seats,
             count(*) filter (where a.id is not null and a.state <> 'Deactivated')::int as "inUse",
             count(*) filter (where a.id is null)::int as vacant,
             count(*) filter (where a.state = 'Deactivated')::int as "heldByDeactivated"
        from seats s
        left join seat_occupancies o on o.seat_id = s.id and o.held_until is null
        left join agents a on a.id = o.agent_id
       where s.org_id = ${orgId} and s.released_at is null`),
  );
  return { ...counted };
}

/**
 * Seats whose own days, charged or owed, overlap, have a gap, do not begin on the day on which they were made, or do not reach
 * the next bill date, as those that are not gone must; and upgrades that reach beyond the cycle.
 */
async function daysWronglyCharged({ orgId }: Actor, nextBill: Day) {
  const rows = await asSystem("test", (tx) =>
    tx.execute(sql`
      with line as (
        select seat_id, kind, covers_from, covers_until from charges where org_id = ${orgId}
        union all
        select seat_id, kind, covers_from, covers_until from owed_charges where org_id = ${orgId} and charged_at is null),
      own as (
        select seat_id, range_agg(daterange(covers_from, covers_until)) as days,
               sum(covers_until - covers_from) as charged, min(covers_from) as first, max(covers_until) as until
          from line where kind not like 'upgrade%' group by seat_id)
      select s.id, own.days::text, own.charged from seats s left join own on own.seat_id = s.id
       where s.org_id = ${orgId} and (
         own.seat_id is null or own.charged <> own.until - own.first or own.first <> (s.created_at at time zone 'UTC')::date
         or (s.released_at is null) <> (own.until = ${nextBill}::date)
         or exists (select 1 from line u where u.seat_id = s.id and u.kind like 'upgrade%' and not
           daterange(u.covers_from, u.covers_until) <@ range_merge(own.days)))`),
  );
  return rows.map((row) => ({ ...row }));
}
