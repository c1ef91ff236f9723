import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents, numbers, tierPrices } from "#db/schema/index.ts";
import { aNumber } from "#db/testing/a-number.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { formKey, join, ledgerOf, noonOf, owedOf, seatsOf } from "#db/testing/charged.ts";
import { slide } from "#db/testing/slide.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import { changeTier } from "#lib/seats/change-tier.ts";
import { keepSeat } from "#lib/seats/keep-seat.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { AgentId, NumberId, SeatId, TierId } from "#lib/values/ids.ts";
import { minorUnits } from "#lib/values/money.ts";
import type { Outcome } from "#lib/values/outcome.ts";
import { chargeNumber } from "./charge-number.ts";
import { type Cycle, nextBillDate } from "./period-rules.ts";
import { quoteKeeping, quoteTier } from "./quotes.ts";
import { billingDay, readBilling, readSchedule } from "./read-billing.ts";
import { type BookLine, line, NaiveBook } from "./testing/naive-book.ts";
import { writeDueCharges } from "./write-due-charges.ts";

const setUp = "2027-11-20";
const end = "2028-12-31";
const names = ["Essential", "Professional", "Enterprise"] as const;
type TierName = (typeof names)[number];

/** What people do in thirteen months with a 29 February: seat by seat, in the order of the days. */
type Deed =
  | [day: string, does: "add", seat: string, tier: TierName]
  | [day: string, does: "leave" | "fill" | "release" | "keep", seat: string]
  | [day: string, does: "buy" | "give back", number: string]
  | [day: string, does: "tier", seat: string, tier: TierName]
  | [day: string, does: "price", tier: TierName, from: string, price: number]
  | [day: string, does: "more" | "fewer", tier: TierName, count: number];

const deeds: Deed[] = [
  ["2027-11-20", "add", "a1", "Professional"],
  ["2027-11-25", "add", "a2", "Essential"],
  ["2027-12-01", "add", "b1", "Enterprise"],
  ["2027-12-31", "add", "b2", "Professional"],
  ["2027-12-31", "buy", "n1"],
  ["2028-01-10", "tier", "a2", "Professional"],
  ["2028-01-10", "more", "Essential", 2],
  ["2028-01-20", "price", "Professional", "2028-02-15", 7001],
  ["2028-01-25", "tier", "a2", "Enterprise"],
  ["2028-02-01", "leave", "a1"],
  ["2028-02-10", "fill", "a1"],
  ["2028-02-20", "add", "d1", "Professional"],
  ["2028-02-29", "add", "d2", "Essential"],
  ["2028-02-29", "buy", "n2"],
  ["2028-03-05", "tier", "b1", "Essential"],
  ["2028-03-10", "tier", "b1", "Enterprise"],
  ["2028-03-12", "tier", "b1", "Professional"],
  ["2028-03-20", "fewer", "Essential", 1],
  ["2028-03-22", "more", "Essential", 1],
  ["2028-04-02", "leave", "d1"],
  ["2028-04-02", "release", "d1"],
  ["2028-04-05", "fill", "Essential 1"],
  ["2028-04-10", "fill", "d1"],
  ["2028-04-15", "tier", "Essential 2", "Professional"],
  ["2028-05-06", "leave", "d2"],
  ["2028-05-06", "release", "d2"],
  ["2028-05-07", "keep", "d2"],
  ["2028-05-08", "release", "d2"],
  ["2028-05-09", "give back", "n2"],
  ["2028-06-15", "more", "Professional", 3],
  ["2028-07-01", "price", "Essential", "2028-07-31", 3333],
  ["2028-07-20", "fewer", "Professional", 2],
  ["2028-07-25", "more", "Professional", 1],
  ["2028-08-15", "tier", "a1", "Enterprise"],
  ["2028-09-30", "tier", "a1", "Essential"],
  ["2028-10-31", "add", "f1", "Enterprise"],
  ["2028-11-15", "leave", "f1"],
  ["2028-11-20", "release", "f1"],
  ["2028-12-05", "add", "g1", "Professional"],
];

it.each<{ cycle: Cycle; months: number; billDay: number; timeZone: string }>([
  { cycle: "quarterly", months: 3, billDay: 1, timeZone: "Europe/Berlin" },
  { cycle: "monthly", months: 1, billDay: 31, timeZone: "America/New_York" },
  { cycle: "annual", months: 12, billDay: 31, timeZone: "Asia/Kolkata" },
])(
  "a year of $cycle bills on the $billDay comes to what a book kept by hand says",
  { timeout: 240_000 },
  async (terms) => {
    const book = new NaiveBook(
      { setUp, ...terms },
      { Essential: 3500n, Professional: 6500n, Enterprise: 9500n, US: 200n },
    );
    const ledger = await aLedger(terms);
    for (const [i, deed] of deeds.entries()) {
      const [day] = deed;
      book.goTo(day);
      // Half of the time the worker was there; else what is due waits for the next deed.
      if (i % 2 === 0) await writeDue(noonOf(day));
      await ledger.act(deed, book, noonOf(day));
      enter(deed, book);
    }
    book.goTo(end);
    await writeDue(noonOf(end));

    expect(book.lines.length).toBeGreaterThan(30);
    expect(await ledger.lines()).toEqual(book.lines.toSorted());
    expect(book.lines.filter((each) => each.includes(": -"))).toEqual([]);
  },
);

/** The same deed in the book. */
function enter(deed: Deed, book: NaiveBook): void {
  const [day, does, what] = deed;
  if (does === "add") book.add(what, deed[3], holderOf(what, day));
  // A number is billed as a seat is: the book makes no difference.
  else if (does === "buy") book.add(what, "US", null);
  else if (does === "give back") book.release(what);
  else if (does === "fill") book.fill(what, holderOf(what, day));
  else if (does === "tier") book.tier(what, deed[3]);
  else if (does === "price") book.price(what, deed[3], BigInt(deed[4]));
  else if (does === "more") {
    const kept = book.vacant(what, true).slice(0, deed[3]);
    for (const seat of kept) book.keep(seat);
    for (const seat of newSeats(what, deed[3] - kept.length, day)) book.add(seat, what, null);
  } else if (does === "fewer")
    for (const seat of book.vacant(what, false).slice(0, deed[3])) book.release(seat);
  else book[does](what);
}

const holderOf = (seat: string, day: string) => `${seat} since ${day}`;

function newSeats(tier: string, count: number, day: string): string[] {
  const series = day === "2028-01-10" ? tier : `${tier} of ${day}`;
  return Array.from({ length: count }, (_, i) => `${series} ${i + 1}`);
}

async function aLedger({ cycle, billDay, timeZone }: { cycle: Cycle; billDay: number; timeZone: string }) {
  const { admin, tiers } = await anOrganisation("A year", {
    cycle,
    billDay,
    timeZone,
    setUpAt: noonOf(setUp),
  });
  const tierIds = new Map(tiers.map(({ id, name }) => [name, id]));
  const seatIds = new Map<string, SeatId>();
  const numberIds = new Map<string, NumberId>();
  const holders = new Map<string, AgentId>();
  const tierOf = (name: string) => tierIds.get(name) as TierId;
  const seatOf = (name: string) => seatIds.get(name) as SeatId;

  async function takeSeat(
    seat: string,
    on: { tierId: TierId } | { seatId: SeatId },
    at: Instant,
    day: string,
  ) {
    const { seatId, agentId } = await join(admin, on, at, { name: holderOf(seat, day) });
    seatIds.set(seat, seatId);
    holders.set(seat, agentId);
  }

  async function act(deed: Deed, book: NaiveBook, at: Instant): Promise<void> {
    const [day, does, what] = deed;
    const one = { key: formKey(), seatId: seatOf(what), quote: null };
    if (does === "add") return takeSeat(what, { tierId: tierOf(deed[3]) }, at, day);
    if (does === "fill") return takeSeat(what, { seatId: seatOf(what) }, at, day);
    if (does === "buy") {
      numberIds.set(what, await buy(admin, at));
      return;
    }
    if (does === "give back") return giveBack(admin, numberIds.get(what) as NumberId, at);
    if (does === "leave") return leave(admin, holders.get(what) as AgentId, at);
    if (does === "release") return succeed(await releaseSeat(admin, one, at));
    if (does === "keep") {
      const quote = await quoteKeeping(admin, one.seatId, at);
      return succeed(await keepSeat(admin, { ...one, quote: quote?.pin ?? null }, at));
    }
    if (does === "tier") {
      const tierId = tierOf(deed[3]);
      const shown = await quoteTier(admin, one.seatId, tierId, at);
      const quote = shown.ok ? shown.quote.pin : null;
      return succeed(await changeTier(admin, { ...one, tierId, quote }, at));
    }
    if (does === "price") {
      const price = { startsOn: deed[3] as Day, monthlyPrice: minorUnits(deed[4]) };
      await asSystem("test", (tx) =>
        tx.insert(tierPrices).values({ orgId: admin.orgId, tierId: tierOf(what), ...price }),
      );
      return;
    }
    if (deed[1] !== "more" && deed[1] !== "fewer") throw new Error(`no such deed: ${does}`);
    const known = new Set(seatIds.values());
    const difference = deed[1] === "more" ? deed[3] : -deed[3];
    await slide(admin, tierOf(what), book.staying(what).length + difference, at);
    const made = (await seatsOf(admin)).filter(({ id }) => !known.has(id));
    for (const [i, name] of newSeats(what, made.length, day).entries()) {
      const seat = made[i];
      if (seat) seatIds.set(name, seat.id);
    }
  }

  async function lines(): Promise<BookLine[]> {
    const names = new Map<string, string>([...seatIds, ...numberIds].map(([name, id]) => [id, name]));
    const tierNames = new Map(tiers.map(({ id, name }) => [id, name]));
    const people = await asSystem("test", (tx) =>
      tx.select({ id: agents.id, name: agents.name }).from(agents).where(eq(agents.orgId, admin.orgId)),
    );
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    const owed = await owedOf(admin);
    expect(owed.filter(({ dueOn }) => dueOn <= end)).toEqual([]);
    return (await ledgerOf(admin))
      .map(({ agentId, chargedOn, coversFrom, coversUntil, seatId, numberId, tierId, kind, ...row }) =>
        line({
          ...row,
          kind: kind.replace("number-added", "seat-added").replace("number-renewal", "renewal"),
          on: chargedOn,
          from: coversFrom,
          until: coversUntil,
          seat: names.get(seatId ?? numberId ?? "") ?? "?",
          tier: tierId ? (tierNames.get(tierId) ?? "?") : "US",
          holder: agentId && (nameOf.get(agentId) ?? "?"),
        }),
      )
      .toSorted();
  }

  return { act, lines };
}

function succeed(outcome: Outcome<unknown, string>): void {
  if (!outcome.ok) throw new Error(outcome.refusal);
}

/** What happens when the carrier confirms a number. */
async function buy(admin: Actor, at: Instant): Promise<NumberId> {
  const { orgId, agentId, name } = admin;
  const id = await aNumber(admin, at);
  await asSystem("test", async (tx) => {
    await lockOrganisation(tx, orgId);
    await writeDueCharges(tx, orgId, at);
    const billing = await readBilling(tx, orgId, await billingDay(tx, orgId, at));
    const bought = { id, number: "+14155550100", country: "US", monthlyPrice: minorUnits(200) };
    await chargeNumber(tx, orgId, billing, { ...bought, agentId: null, by: { id: agentId, name } }, at);
  });
  return id;
}

function giveBack({ orgId }: Actor, id: NumberId, at: Instant): Promise<void> {
  return asSystem("test", async (tx) => {
    await lockOrganisation(tx, orgId);
    await writeDueCharges(tx, orgId, at);
    const releaseOn = nextBillDate(await readSchedule(tx, orgId), await billingDay(tx, orgId, at));
    await tx.update(numbers).set({ releaseOn }).where(eq(numbers.id, id));
  });
}
