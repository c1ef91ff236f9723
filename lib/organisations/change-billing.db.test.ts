import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { aNumber } from "#db/testing/a-number.ts";
import { aLeavingSeat, aVacantSeat } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { buySeats } from "#db/testing/buy-seats.ts";
import { noonOf, seatsOf } from "#db/testing/charged.ts";
import { PriceField } from "#lib/billing/price-rules.ts";
import { readSchedule, readTiers } from "#lib/billing/read-billing.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import { numberPrice } from "#lib/numbers/number-price.ts";
import { setNumberPrice } from "#lib/numbers/set-number-price.ts";
import { changeTier } from "#lib/seats/change-tier.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { seenText } from "#lib/values/seen.ts";
import { changeBilling } from "./change-billing.ts";
import { ChangeBilling } from "./schema.ts";

const setUpAt = new Date("2026-03-05T12:00:00Z");
const april = new Date("2026-04-10T12:00:00Z");
const aForm = (changed: Record<string, string> = {}) =>
  ChangeBilling.parse({ key: newId(), cycle: "monthly", billDay: "1", ...changed });
const first = { startsOn: "2026-03-05", cycle: "monthly", billDay: 1 };

describe("changeBilling", () => {
  it("plans cycle and bill day for the next bill date, which stays", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    expect(await changeBilling(admin, aForm({ cycle: "quarterly", billDay: "15" }), april)).toMatchObject({
      ok: true,
    });
    expect(await scheduleOf(admin)).toEqual([
      first,
      { startsOn: "2026-05-01", cycle: "quarterly", billDay: 15 },
    ]);
    expect(await nextDueOn(admin)).toBe("2026-05-01");
    expect(await audited(admin, "billing.changed")).toEqual([
      {
        actorId: admin.agentId,
        details: {
          cycle: "quarterly",
          cycleBefore: "monthly",
          billDay: 15,
          billDayBefore: 1,
          startsOn: "2026-05-01",
          startsOnBefore: null,
        },
      },
    ]);
  });

  it("moves what is planned for seats to the bill dates that hold then, and says so", async () => {
    const { admin, tiers } = await anOrganisation("Bound", {
      setUpAt: noonOf("2028-01-01"),
      contractStart: "2027-04-11" as Day,
      contractEnd: "2028-04-10" as Day,
    });
    const march = noonOf("2028-03-15");
    const leaving = await aLeavingSeat(admin, tiers[0]?.id, march);
    const cheaper = await aVacantSeat(admin, tiers[1]?.id, march);
    const toEssential = {
      key: newId<"idempotency_keys">(),
      seatId: cheaper,
      tierId: tiers[0]?.id ?? newId(),
      quote: null,
    };
    await changeTier(admin, toEssential, march);
    const planned = async () =>
      (await seatsOf(admin))
        .toSorted((one, other) => Number(other.id === leaving) - Number(one.id === leaving))
        .map(({ releaseOn, nextTierOn }) => releaseOn ?? nextTierOn);
    expect(await planned()).toEqual(["2028-05-01", "2028-05-01"]);

    expect(await changeBilling(admin, aForm({ billDay: "15" }), march)).toMatchObject({
      ok: true,
      value: { moved: { seats: 2, days: ["2028-04-15"] } },
    });
    expect(await planned()).toEqual(["2028-04-15", "2028-04-15"]);
    await changeBilling(admin, aForm({ cycle: "annual" }), march);
    expect(await planned()).toEqual(["2029-04-01", "2029-04-01"]);
    expect(await changeBilling(admin, aForm(), march)).toMatchObject({
      value: { moved: { days: ["2028-05-01"] } },
    });
    expect(await planned()).toEqual(["2028-05-01", "2028-05-01"]);
    expect((await audited(admin, "seat.release-planned")).map(({ details }) => details)).toMatchObject([
      { on: "2028-05-01" },
      { on: "2028-04-15" },
      { on: "2029-04-01" },
      { on: "2028-05-01" },
    ]);
  });

  it("moves a release and the cheaper tier that is planned for the same seat, and says each", async () => {
    const { admin, tiers } = await anOrganisation("Both", {
      setUpAt: noonOf("2028-01-01"),
      contractStart: "2027-04-11" as Day,
      contractEnd: "2028-04-10" as Day,
    });
    const march = noonOf("2028-03-15");
    const seatId = await aVacantSeat(admin, tiers[1]?.id, march);
    const form = () => ({ key: newId<"idempotency_keys">(), seatId, quote: null });
    await changeTier(admin, { ...form(), tierId: tiers[0]?.id ?? newId() }, march);
    await releaseSeat(admin, form(), march);
    expect(await changeBilling(admin, aForm({ billDay: "15" }), march)).toMatchObject({
      value: { moved: { seats: 1, days: ["2028-04-15"] } },
    });
    expect(await seatsOf(admin)).toMatchObject([{ releaseOn: "2028-04-15", nextTierOn: "2028-04-15" }]);
    for (const action of ["seat.release-planned", "seat.downgrade-planned"] as const)
      expect((await audited(admin, action)).at(-1)?.details).toMatchObject({ on: "2028-04-15" });
  });

  it("replaces what was planned, and the present values undo it", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    await changeBilling(admin, aForm({ cycle: "quarterly" }), april);
    await changeBilling(admin, aForm({ cycle: "annual" }), april);
    expect(await scheduleOf(admin)).toEqual([first, { startsOn: "2026-05-01", cycle: "annual", billDay: 1 }]);
    await changeBilling(admin, aForm(), april);
    expect(await scheduleOf(admin)).toEqual([first]);
    expect((await audited(admin, "billing.changed")).map(({ details }) => details)).toMatchObject([
      { cycle: "quarterly", cycleBefore: "monthly", startsOn: "2026-05-01" },
      { cycle: "annual", cycleBefore: "quarterly" },
      { cycle: "monthly", cycleBefore: "annual", startsOn: null, startsOnBefore: "2026-05-01" },
    ]);
  });

  it("refuses a form drawn before somebody else's change, and takes one that shows the plan as it stands", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    const drawn = seenText({ currency: "EUR", cycle: "monthly", billDay: 1 });
    expect(await changeBilling(admin, aForm({ seen: drawn, cycle: "quarterly" }), april)).toMatchObject({
      ok: true,
    });
    expect(await changeBilling(admin, aForm({ seen: drawn, billDay: "15" }), april)).toEqual({
      ok: false,
      refusal: "changed-meanwhile",
    });
    expect(await scheduleOf(admin)).toMatchObject([first, { cycle: "quarterly", billDay: 1 }]);
    const redrawn = seenText({ currency: "EUR", cycle: "quarterly", billDay: 1 });
    expect(
      await changeBilling(admin, aForm({ seen: redrawn, cycle: "quarterly", billDay: "15" }), april),
    ).toMatchObject({ ok: true });
    expect(await scheduleOf(admin)).toMatchObject([first, { cycle: "quarterly", billDay: 15 }]);
  });

  it("records nothing when nothing changes", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    expect(await changeBilling(admin, aForm({ currency: "EUR" }), april)).toMatchObject({ ok: true });
    expect(await audited(admin, "billing.changed")).toEqual([]);
  });

  it("the renewals follow: old terms to the bill date, the new ones from it, no day twice", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    const { admin } = org;
    await buySeats(org, 1, april);
    await changeBilling(admin, aForm({ cycle: "quarterly", billDay: "15" }), april);
    await writeDue(new Date("2026-07-20T12:00:00Z"));
    expect(await chargesOf(admin)).toEqual([
      "seat-added 2026-04-10..2026-05-01 4550",
      "renewal 2026-05-01..2026-05-15 3033",
      "renewal-rest 2026-05-15..2026-07-15 13000",
      "renewal 2026-07-15..2026-10-15 19500",
    ]);
    // What was planned is in force now, and a new plan is for the next bill date.
    await changeBilling(admin, aForm({ cycle: "monthly", billDay: "15" }), new Date("2026-07-20T12:00:00Z"));
    expect((await scheduleOf(admin)).map(({ startsOn }) => startsOn)).toEqual([
      "2026-03-05",
      "2026-05-01",
      "2026-10-15",
    ]);
  });

  it("writes what is due first, so that terms saved late on a bill date do not reach back over it", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    const { admin } = org;
    await buySeats(org, 1, april);
    await changeBilling(admin, aForm({ cycle: "annual" }), new Date("2026-05-01T12:00:00Z"));
    expect(await scheduleOf(admin)).toEqual([first, { startsOn: "2026-06-01", cycle: "annual", billDay: 1 }]);
    expect(await chargesOf(admin)).toContain("renewal 2026-05-01..2026-06-01 6500");
  });

  it.each([
    { why: "as many decimals", to: "USD" as const, prices: [3500n, 6500n, 9500n], number: 200n },
    { why: "none", to: "JPY" as const, prices: [35n, 65n, 95n], number: 300n },
    { why: "one more", to: "KWD" as const, prices: [35000n, 65000n, 95000n], number: 620n },
  ])(
    "before the first charge the currency may change; with $why the figures stay",
    async ({ to, prices, number }) => {
      const { admin } = await anOrganisation("Acme", { setUpAt });
      expect(await changeBilling(admin, aForm({ currency: to }), april)).toMatchObject({ ok: true });
      const after = await signedIn(admin.orgId, admin.agentId);
      expect(after.organisation.currency).toBe(to);
      expect(await pricesOf(admin)).toEqual(prices);
      expect(await numberPrice(after, "US", april)).toBe(number);
      expect(await numberPrice(after, "JP", april)).toBe(number);
      expect(await audited(admin, "billing.changed")).toMatchObject([
        { details: { currency: to, currencyBefore: "EUR" } },
      ]);
    },
  );

  it("what the operator charges for numbers in a currency is in force again with it, what is planned too", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    await priceNumbers(admin, "3.50", "2026-04-10");
    await priceNumbers(admin, "4.00", "2026-05-01");
    expect(await numbersCost(admin)).toEqual([350n, 400n]);
    await changeBilling(admin, aForm({ currency: "USD" }), april);
    expect(await numbersCost(admin)).toEqual([200n, 200n]);
    await priceNumbers(admin, "2.75", "2026-04-10");
    expect(await numbersCost(admin)).toEqual([275n, 275n]);
    await changeBilling(admin, aForm({ currency: "EUR" }), april);
    expect(await numbersCost(admin)).toEqual([350n, 400n]);
    await changeBilling(admin, aForm({ currency: "USD" }), april);
    expect(await numbersCost(admin)).toEqual([275n, 275n]);
    expect((await audited(admin, "number.price-changed")).map(({ details }) => details)).toMatchObject([
      { price: "3.50 EUR", priceBefore: "2.00 EUR" },
      { price: "4.00 EUR", priceBefore: "3.50 EUR" },
      { price: "2.75 USD", priceBefore: "2.00 USD" },
    ]);
  });

  it("a price that the new currency cannot express is rounded, and is never nothing", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt, currency: "KWD" });
    await asSystem("test", (tx) =>
      tx.execute(sql`update tier_prices set monthly_price = case when tier_id = (select id from tiers
        where org_id = ${admin.orgId} order by position limit 1) then 1 else 1500 end where org_id = ${admin.orgId}`),
    );
    await changeBilling(admin, aForm({ currency: "JPY" }), april);
    expect(await pricesOf(admin)).toEqual([1n, 2n, 2n]);
  });

  it("a currency that is withdrawn or no country's money is not to be had, and nothing else of that form is done", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    for (const currency of ["HRK", "XAU", "XYZ"]) {
      const form = aForm({ currency, cycle: "annual" });
      expect(await changeBilling(admin, form, april)).toEqual({ ok: false, refusal: "currency-unknown" });
    }
    expect(await scheduleOf(admin)).toEqual([first]);
  });

  it("a currency withdrawn since it was chosen stays, and the rest of the form is saved with it", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    await asSystem("test", (tx) =>
      tx.execute(sql`update organisations set currency = 'HRK' where id = ${admin.orgId}`),
    );
    expect(await changeBilling(admin, aForm({ currency: "HRK", cycle: "annual" }), april)).toMatchObject({
      ok: true,
    });
    expect((await signedIn(admin.orgId, admin.agentId)).organisation.currency).toBe("HRK");
    expect((await scheduleOf(admin)).at(-1)).toMatchObject({ cycle: "annual" });
  });

  it("after the first charge the currency is fixed, and nothing else of that form is done", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    const { admin } = org;
    await buySeats(org, 1, april);
    const form = aForm({ currency: "USD", cycle: "annual" });
    expect(await changeBilling(admin, form, april)).toEqual({ ok: false, refusal: "currency-fixed" });
    expect(await scheduleOf(admin)).toEqual([first]);
    expect(await changeBilling(admin, aForm({ currency: "EUR", cycle: "annual" }), april)).toMatchObject({
      ok: true,
    });
  });

  it.each([
    { state: "requested", fixed: true },
    { state: "unknown", fixed: true },
    { state: "failed", fixed: false },
  ] as const)(
    "a number that is being bought fixes it too, at the price that was shown: $state",
    async ({ state, fixed }) => {
      const { admin } = await anOrganisation("Acme", { setUpAt });
      await aNumber(admin, april, { state, boughtAt: null, carrierId: null });
      expect(await changeBilling(admin, aForm({ currency: "USD" }), april)).toMatchObject(
        fixed ? { ok: false, refusal: "currency-fixed" } : { ok: true },
      );
    },
  );

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const member = await (await anOrganisation("Acme", { setUpAt })).member(role);
    await expect(changeBilling(member, aForm(), april)).rejects.toMatchObject({
      permission: "settings.change",
    });
  });

  it("leaves every other organisation alone", async () => {
    const { admin } = await anOrganisation("Acme", { setUpAt });
    const { admin: stranger } = await anOrganisation("Theirs", { setUpAt });
    await changeBilling(admin, aForm({ cycle: "annual", currency: "JPY" }), april);
    expect(await scheduleOf(stranger)).toEqual([first]);
    expect(await pricesOf(stranger)).toEqual([3500n, 6500n, 9500n]);
  });

  it("the database keeps terms that something was charged by, whoever writes", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    const { admin } = org;
    await buySeats(org, 1, april);
    for (const statement of [
      sql`update billing_terms set bill_day = 2 where org_id = ${admin.orgId}`,
      sql`update billing_terms set starts_on = '2027-01-01' where org_id = ${admin.orgId}`,
      sql`delete from billing_terms where org_id = ${admin.orgId}`,
      sql`insert into billing_terms values (${admin.orgId}, '2026-04-10', 'annual', 1)`,
    ]) {
      const writing = asSystem("test", (tx) => tx.execute(statement));
      await expect(writing).rejects.toMatchObject({ code: "23001" });
    }
  });
});

const scheduleOf = (actor: Actor) => read(actor, (tx) => readSchedule(tx, actor.orgId));

async function pricesOf(actor: Actor) {
  const tiers = await read(actor, (tx) => readTiers(tx, actor.orgId));
  return tiers.flatMap((tier) => tier.prices.map(({ monthlyPrice }) => monthlyPrice));
}

/** As the operator would with `npm run numbers:price`. */
async function priceNumbers({ orgId }: Actor, price: string, startsOn: string) {
  const set = {
    orgId,
    currency: null,
    country: "US",
    price: PriceField.parse(price),
    startsOn: startsOn as Day,
  } as const;
  expect(await setNumberPrice(set, april)).toMatchObject({ ok: true });
}

/** A number of the United States a month, in April and in May. */
const numbersCost = (actor: Actor) =>
  Promise.all([numberPrice(actor, "US", april), numberPrice(actor, "US", noonOf("2026-05-02"))]);

async function nextDueOn({ orgId }: Actor) {
  const [row] = await asSystem("test", (tx) =>
    tx.execute<{ on: string }>(sql`select next_due_on::text as on from organisations where id = ${orgId}`),
  );
  return row?.on;
}

async function chargesOf({ orgId }: Actor) {
  const rows = await asSystem("test", (tx) =>
    tx.execute<{
      line: string;
    }>(sql`select kind || ' ' || covers_from || '..' || covers_until || ' ' || amount as line
      from charges where org_id = ${orgId} order by covers_from`),
  );
  return rows.map(({ line }) => line);
}
