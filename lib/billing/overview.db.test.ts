import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { billingTerms } from "#db/schema/index.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { findSettings } from "#lib/organisations/settings.ts";
import { findOverview } from "#lib/overview/find-overview.ts";
import { countSeats } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays, dayIn, type Instant } from "#lib/values/day.ts";
import { newId, type TierId } from "#lib/values/ids.ts";
import { type ChargeRow, listCharges, walkCharges } from "./list-charges.ts";
import { ChargeFilter, chargeCursor, parseChargePlace } from "./list-filter.ts";
import { listHolders } from "./list-holders.ts";
import { billingOverview } from "./overview.ts";
import { nextBillDate } from "./period-rules.ts";
import { quoteSeatCounts } from "./quotes.ts";
import { setSeatCounts } from "./set-seat-counts.ts";
import { readStatement } from "./statement.ts";

const all = ChargeFilter.parse({});

describe("the figures of /billing", () => {
  let org: TestOrganisation;
  let neighbour: TestOrganisation;
  const at = new Date();

  beforeAll(async () => {
    org = await anOrganisation("Figures", { setUpAt: at });
    neighbour = await anOrganisation("Neighbour", { setUpAt: at });
    await apply(org.admin, { [tierId(org, 0)]: 6, [tierId(org, 1)]: 3 }, at);
    await apply(neighbour.admin, { [tierId(neighbour, 0)]: 4 }, at);
    await seatSomebody(org, 0, "Dora Déactivated", "Deactivated");
    await seatSomebody(org, 0, "Anna Active", "Active");
    await seatSomebody(org, 1, "Wim Waiting", "Waiting");
    await apply(org.admin, { [tierId(org, 0)]: 5 }, at);
  });

  it("agree with the seat counter and with a count of the rows", async () => {
    const { tiers } = await billingOverview(org.admin, at);
    const sum = (of: (tier: (typeof tiers)[number]) => number) =>
      tiers.reduce((total, tier) => total + of(tier), 0);
    const { seats, inUse, vacant, heldByDeactivated } = await countSeats(org.admin);
    expect({
      seats: sum((tier) => tier.seats),
      inUse: sum((tier) => tier.inUse),
      vacant: sum((tier) => tier.vacant),
      heldByDeactivated: sum((tier) => tier.heldByDeactivated),
    }).toEqual({ seats, inUse, vacant, heldByDeactivated });
    expect({ seats, inUse, vacant, heldByDeactivated }).toEqual({
      seats: 9,
      inUse: 2,
      vacant: 6,
      heldByDeactivated: 1,
    });
    const [rows] = await asSystem("test", (tx) =>
      tx.execute<{ seats: number; due: number }>(sql`select count(*)::int as seats,
        (count(*) filter (where release_on is not null))::int as due
        from seats where org_id = ${org.admin.orgId} and released_at is null`),
    );
    expect(rows).toEqual({ seats, due: sum((tier) => tier.dueForRelease) });
  });

  it("list what is due for release with what keeping it comes to, and what is vacant", async () => {
    const { releases, vacant, leaving, nextBill, tiers } = await billingOverview(org.admin, at);
    expect(releases).toHaveLength(1);
    expect(releases[0]).toMatchObject({ on: leaving.takesEffectOn, tier: org.tiers[0]?.name });
    expect(releases[0]?.keeping.lines).toEqual([]);
    expect(releases[0]?.keeping.nextBill.before).toBe(nextBill.amount);
    expect(releases[0]?.keeping.nextBill.after).toBe(nextBill.amount + (tiers[0]?.monthlyPrice ?? 0n));
    expect(vacant).toHaveLength(5);
  });

  it("leave out a tier that is not sold any more, unless it has seats", async () => {
    await stopSelling(neighbour, 0);
    await stopSelling(neighbour, 1);
    const { tiers } = await billingOverview(neighbour.admin, at);
    expect(tiers.map(({ name, isOffered }) => [name, isOffered])).toEqual([
      [neighbour.tiers[0]?.name, false],
      [neighbour.tiers[2]?.name, true],
    ]);
  });

  it("say what a tier will cost from when on", async () => {
    const from = addDays(dayIn("Europe/Berlin", at), 40);
    await asSystem("test", (tx) =>
      tx.execute(sql`insert into tier_prices (org_id, tier_id, starts_on, monthly_price)
        values (${org.admin.orgId}, ${tierId(org, 2)}, ${from}, 9900)`),
    );
    const { tiers } = await billingOverview(org.admin, at);
    expect(tiers[2]?.priceToCome).toEqual({ monthlyPrice: 9900n, from });
    expect(tiers[1]?.priceToCome).toBeNull();
  });

  it("tell what is planned, and both parts of its renewal, as the settings and the landing page do", async () => {
    const planning = await anOrganisation("Planning", { setUpAt: at });
    await apply(planning.admin, { [tierId(planning, 0)]: 2 }, at);
    const { nextBill: unplanned, planned: none } = await billingOverview(planning.admin, at);
    expect([unplanned.second, none]).toEqual([null, null]);

    const plan = { startsOn: unplanned.on, cycle: "annual", billDay: 15 } as const;
    await asSystem("test", (tx) => tx.insert(billingTerms).values({ orgId: planning.admin.orgId, ...plan }));
    const { nextBill, planned, tiers } = await billingOverview(planning.admin, at);
    const price = tiers[0]?.monthlyPrice ?? 0n;
    expect(planned).toEqual(plan);
    expect(nextBill.on).toBe(unplanned.on);
    expect(nextBill.amount).toBeLessThan(unplanned.amount);
    expect(nextBill.second).toEqual({ on: addDays(unplanned.on, 14), amount: 2n * 11n * price });
    expect((await findSettings(planning.admin, at)).planned?.bill).toEqual(nextBill);
    expect((await findOverview(planning.admin, at)).bill).toMatchObject(nextBill);
  });

  it("name who holds the seats of a tier, deactivated ones first", async () => {
    const holders = await listHolders(org.admin, tierId(org, 0));
    expect(holders.all).toBe(2);
    expect(holders.named.map(({ name }) => name)).toEqual(["Dora Déactivated", "Anna Active"]);
    expect(await listHolders(neighbour.admin, tierId(org, 0))).toEqual({ named: [], all: 0 });
  });

  it("are for admins only", async () => {
    const manager = await org.member("manager");
    expect(() => billingOverview(manager, at)).toThrow(NotAllowed);
    expect(() => readStatement(manager, null, at)).toThrow(NotAllowed);
    await expect(listCharges(manager, all, null)).rejects.toThrow(NotAllowed);
  });
});

describe("the ledger's list", () => {
  let org: TestOrganisation;
  const at = new Date();

  beforeAll(async () => {
    org = await anOrganisation("Ledger", { setUpAt: at });
    await apply(org.admin, { [tierId(org, 0)]: 40 }, at);
    await apply(org.admin, { [tierId(org, 1)]: 30 }, at);
    await seatSomebody(org, 0, "José Álvarez", "Active");
    const { nextBill } = await billingOverview(org.admin, at);
    const later = new Date(`${addDays(nextBill.on, 1)}T12:00:00Z`);
    await apply(org.admin, { [tierId(org, 0)]: 41 }, later);
  });

  it("gives each charge once, newest first, page by page", async () => {
    const seen: ChargeRow[] = [];
    let before: string | undefined;
    do {
      const page = await listCharges(org.admin, all, parseChargePlace(before), 16);
      seen.push(...page.rows);
      before = page.older ?? undefined;
    } while (before);
    const [count] = await asSystem("test", (tx) =>
      tx.execute<{ all: number }>(
        sql`select count(*)::int as all from charges where org_id = ${org.admin.orgId}`,
      ),
    );
    expect(seen).toHaveLength(count?.all ?? 0);
    expect(seen).toHaveLength(70 + 70 + 1);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const keys = seen.map(chargeCursor);
    expect(keys).toEqual(keys.toSorted().toReversed());

    const walked: ChargeRow[] = [];
    for await (const rows of walkCharges(org.admin, all)) walked.push(...rows);
    expect(walked.map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
  });

  it.each<{ why: string; filter: (org: TestOrganisation) => Partial<ChargeFilter>; count: number }>([
    { why: "a kind", filter: () => ({ kind: "renewal" }), count: 70 },
    { why: "a tier", filter: (o) => ({ tier: tierId(o, 1) }), count: 60 },
    { why: "a kind of a tier", filter: (o) => ({ kind: "seat-added", tier: tierId(o, 0) }), count: 41 },
    { why: "a name without its accents", filter: () => ({ q: "alvarez" }), count: 1 },
    { why: "nothing a wildcard would find", filter: () => ({ q: "%" }), count: 0 },
    { why: "days before the organisation", filter: () => ({ until: addDays(today(), -1) }), count: 0 },
    { why: "the first day alone", filter: () => ({ from: today(), until: today() }), count: 70 },
    { why: "what came after it", filter: () => ({ from: addDays(today(), 1) }), count: 71 },
  ])("finds by $why", async ({ filter, count }) => {
    const { rows } = await listCharges(org.admin, { ...all, ...filter(org) }, null, 500);
    expect(rows).toHaveLength(count);
  });

  it("finds a seat's charges by its extension", async () => {
    const { vacant } = await billingOverview(org.admin, at);
    const q = vacant[0]?.extension ?? "";
    const { rows } = await listCharges(org.admin, { ...all, q }, null, 500);
    expect(new Set(rows.map(({ seatId }) => seatId))).toEqual(new Set([vacant[0]?.seatId]));
  });

  it("shows another organisation nothing", async () => {
    const other = await anOrganisation("Other");
    const { rows, older } = await listCharges(other.admin, { ...all, tier: tierId(org, 0) }, null);
    expect({ rows, older }).toEqual({ rows: [], older: null });
  });

  it("makes statements whose totals are the ledger's, and of which each charge is on one", async () => {
    const now = new Date(`${addDays(nextBillDate([monthly], today()), 2)}T12:00:00Z`);
    const current = await readStatement(org.admin, null, now);
    const first = await readStatement(org.admin, today(), now);
    expect(current?.isCurrent).toBe(true);
    expect(first?.next).toBe(current?.period.from);
    expect(current?.previous).toBe(first?.period.from);
    const { rows } = await listCharges(org.admin, all, null, 500);
    expect((current?.total ?? 0n) + (first?.total ?? 0n)).toBe(
      rows.reduce((sum, row) => sum + row.amount, 0n),
    );
    expect(first?.lines.map(({ count }) => count)).toEqual([40, 30]);
    expect(await readStatement(org.admin, addDays(today(), -40), now)).toBeNull();
    expect(await readStatement(org.admin, addDays(today(), 400), now)).toBeNull();
    const { periods } = await billingOverview(org.admin, now);
    expect(periods.map(({ amount }) => amount)).toEqual([first?.total, current?.total]);
  });

  const today = () => dayIn("Europe/Berlin", at);
  const monthly = { startsOn: dayIn("Europe/Berlin", new Date()), cycle: "monthly", billDay: 1 } as const;
});

const tierId = (org: TestOrganisation, n: number): TierId => {
  const tier = org.tiers[n];
  if (!tier) throw new Error("no such tier");
  return tier.id;
};

/** Sets the sliders as somebody who has seen the quote. */
async function apply(actor: Actor, counts: Record<string, number>, at: Instant): Promise<void> {
  const wanted = new Map(Object.entries(counts).map(([id, count]) => [id as TierId, count]));
  const quoted = await quoteSeatCounts(actor, wanted, at);
  if (!("quote" in quoted)) throw new Error(quoted.refusal);
  const fields = Object.fromEntries([...wanted].map(([id, count]) => [`seats:${id}`, count]));
  const form = { key: newId<"idempotency_keys">(), quote: quoted.quote.pin, ...fields };
  const outcome = await setSeatCounts(actor, form as Parameters<typeof setSeatCounts>[1], at);
  if (!outcome.ok) throw new Error(outcome.refusal);
}

/** Puts somebody on the oldest vacant seat of a tier, past all verbs but through the triggers that count. */
async function seatSomebody(org: TestOrganisation, tier: number, name: string, state: string): Promise<void> {
  const { agentId, orgId } = await org.member("agent", name);
  await asSystem("test", async (tx) => {
    await tx.execute(sql`insert into seat_occupancies (org_id, id, seat_id, agent_id, held_from)
      select org_id, gen_random_uuid(), id, ${agentId}, now() from seats s
       where org_id = ${orgId} and tier_id = ${tierId(org, tier)} and release_on is null and not exists
         (select 1 from seat_occupancies o where o.org_id = s.org_id and o.seat_id = s.id and o.held_until is null)
       order by id limit 1`);
    await tx.execute(sql`update agents set state = ${state} where org_id = ${orgId} and id = ${agentId}`);
  });
}

async function stopSelling(org: TestOrganisation, tier: number): Promise<void> {
  await asSystem("test", (tx) =>
    tx.execute(sql`update tiers set is_offered = false where org_id = ${org.admin.orgId}
      and id = ${tierId(org, tier)}`),
  );
}
