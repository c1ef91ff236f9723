import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { buySeats } from "#db/testing/buy-seats.ts";
import { quoteSeatCounts } from "#lib/billing/quotes.ts";
import { readTiers } from "#lib/billing/read-billing.ts";
import { SetSeatCounts, seatCountField } from "#lib/billing/schema.ts";
import { setSeatCounts } from "#lib/billing/set-seat-counts.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import { newId } from "#lib/values/ids.ts";
import { removeTierPrice } from "./remove-tier-price.ts";
import { RemoveTierPrice, SetTierPrice } from "./schema.ts";
import { setTierPrice } from "./set-tier-price.ts";

const setUpAt = new Date("2026-03-05T12:00:00Z");
const april = new Date("2026-04-10T12:00:00Z");
const first = "2026-03-05 6500";

describe("setTierPrice", () => {
  it("adds a price from a later day, and tells what would have been", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    expect(await setTierPrice(org.admin, price(org, "70", "2026-06-01"), april)).toMatchObject({ ok: true });
    expect(await pricesOf(org)).toEqual([first, "2026-06-01 7000"]);
    expect(await audited(org.admin, "tier.price-changed")).toEqual([
      {
        actorId: org.admin.agentId,
        details: { tier: "Professional", startsOn: "2026-06-01", price: "70.00", priceBefore: "65.00" },
      },
    ]);
  });

  it("replaces what was planned for the same day, and today's price while it was not used", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    await setTierPrice(org.admin, price(org, "70", "2026-06-01"), april);
    await setTierPrice(org.admin, price(org, "71", "2026-06-01"), april);
    await setTierPrice(org.admin, price(org, "66", "2026-04-10"), april);
    await setTierPrice(org.admin, price(org, "67", "2026-04-10"), april);
    expect(await pricesOf(org)).toEqual([first, "2026-04-10 6700", "2026-06-01 7100"]);
  });

  it("new seats pay it from its day on, those that are there from their renewal, second charges never", async () => {
    const org = await anOrganisation("Acme", { setUpAt, cycle: "quarterly" });
    await buySeats(org, 1, april);
    await setTierPrice(org.admin, price(org, "70", "2026-04-15"), april);
    await buySeats(org, 2, new Date("2026-04-16T12:00:00Z"));
    await writeDue(new Date("2026-06-01T12:00:00Z"));
    expect(await chargesOf(org)).toEqual([
      "2026-04-10 seat-added 6500",
      "2026-04-16 seat-added 7000",
      "2026-05-01 seat-added-rest 6500",
      "2026-05-01 seat-added-rest 7000",
      "2026-06-01 renewal 7000",
      "2026-06-01 renewal 7000",
    ]);
  });

  it.each([
    { why: "yesterday", typed: "70", from: "2026-04-09", refusal: "price-in-the-past" },
    { why: "what it costs then anyway", typed: "65,00", from: "2026-06-01", refusal: "price-unchanged" },
    { why: "more decimals than euros have", typed: "70.000", from: "2026-06-01", refusal: "price-decimals" },
  ])("refuses $why, and writes nothing", async ({ typed, from, refusal }) => {
    const org = await anOrganisation("Acme", { setUpAt });
    expect(await setTierPrice(org.admin, price(org, typed, from), april)).toEqual({ ok: false, refusal });
    expect(await pricesOf(org)).toEqual([first]);
    expect(await audited(org.admin, "tier.price-changed")).toEqual([]);
  });

  it("refuses today once something was charged at today's price; tomorrow is free, and so is another tier", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    await buySeats(org, 1, april);
    expect(await setTierPrice(org.admin, price(org, "70", "2026-04-10"), april)).toEqual({
      ok: false,
      refusal: "price-used-today",
    });
    expect(await setTierPrice(org.admin, price(org, "70", "2026-04-11"), april)).toMatchObject({ ok: true });
    const essential = { ...price(org, "30", "2026-04-10"), tierId: org.tiers[0]?.id };
    expect(await setTierPrice(org.admin, SetTierPrice.parse(essential), april)).toMatchObject({ ok: true });
  });

  it("whoever saw the old price is asked again and charged nothing", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    const { id } = professional(org);
    const quoted = await quoteSeatCounts(org.admin, new Map([[id, 1]]), april);
    await setTierPrice(org.admin, price(org, "70", "2026-04-10"), april);
    const pin = "quote" in quoted ? quoted.quote.pin : null;
    const form = SetSeatCounts.parse({ key: newId(), quote: pin, [seatCountField(id)]: "1" });
    expect(await setSeatCounts(org.admin, form, april)).toEqual({ ok: false, refusal: "quote-changed" });
    expect(await chargesOf(org)).toEqual([]);
  });

  it("a renewal that is due today is written first, and then holds the day", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    await buySeats(org, 1, april);
    const mayFirst = new Date("2026-05-01T00:30:00Z");
    expect(await setTierPrice(org.admin, price(org, "70", "2026-05-01"), mayFirst)).toEqual({
      ok: false,
      refusal: "price-used-today",
    });
  });

  it("a second charge that is due today holds nothing: its price was fixed with the first", async () => {
    const org = await anOrganisation("Acme", { setUpAt, cycle: "quarterly" });
    await buySeats(org, 1, april);
    const mayFirst = new Date("2026-05-01T12:00:00Z");
    expect(await setTierPrice(org.admin, price(org, "70", "2026-05-01"), mayFirst)).toMatchObject({
      ok: true,
    });
    expect(await chargesOf(org)).toEqual(["2026-04-10 seat-added 6500", "2026-05-01 seat-added-rest 6500"]);
  });

  it("does not find another organisation's tier", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    const theirs = await anOrganisation("Theirs", { setUpAt });
    expect(await setTierPrice(org.admin, price(theirs, "70", "2026-06-01"), april)).toEqual({
      ok: false,
      refusal: "tier-not-there",
    });
    expect(await pricesOf(theirs)).toEqual([first]);
  });

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const org = await anOrganisation("Acme", { setUpAt });
    const form = price(org, "70", "2026-06-01");
    await expect(setTierPrice(await org.member(role), form, april)).rejects.toMatchObject({
      permission: "settings.change",
    });
  });

  it("the database keeps prices that something was charged at, whoever writes", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    await buySeats(org, 1, april);
    const { id } = professional(org);
    for (const statement of [
      sql`update tier_prices set monthly_price = 1 where tier_id = ${id}`,
      sql`update tier_prices set starts_on = '2027-01-01' where tier_id = ${id}`,
      sql`delete from tier_prices where tier_id = ${id}`,
      sql`insert into tier_prices values (${org.admin.orgId}, ${id}, '2026-04-10', 1)`,
      sql`insert into tier_prices values (${org.admin.orgId}, ${id}, '2026-01-01', 1)`,
    ]) {
      const writing = asSystem("test", (tx) => tx.execute(statement));
      await expect(writing).rejects.toMatchObject({ code: "23001" });
    }
  });
});

describe("removeTierPrice", () => {
  it("takes a planned price back; the one before goes on", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    await setTierPrice(org.admin, price(org, "70", "2026-06-01"), april);
    expect(await removeTierPrice(org.admin, removal(org, "2026-06-01"), april)).toMatchObject({ ok: true });
    expect(await pricesOf(org)).toEqual([first]);
    expect(await audited(org.admin, "tier.price-changed")).toMatchObject([
      {},
      { details: { startsOn: "2026-06-01", price: "65.00", priceBefore: "70.00" } },
    ]);
  });

  it.each([
    { why: "a price in force", from: "2026-03-05" },
    { why: "none at all", from: "2026-06-02" },
  ])("refuses $why", async ({ from }) => {
    const org = await anOrganisation("Acme", { setUpAt });
    expect(await removeTierPrice(org.admin, removal(org, from), april)).toEqual({
      ok: false,
      refusal: "price-not-planned",
    });
    expect(await pricesOf(org)).toEqual([first]);
  });

  it("does not find another organisation's tier", async () => {
    const org = await anOrganisation("Acme", { setUpAt });
    const theirs = await anOrganisation("Theirs", { setUpAt });
    await setTierPrice(theirs.admin, price(theirs, "70", "2026-06-01"), april);
    expect(await removeTierPrice(org.admin, removal(theirs, "2026-06-01"), april)).toEqual({
      ok: false,
      refusal: "tier-not-there",
    });
    expect(await pricesOf(theirs)).toEqual([first, "2026-06-01 7000"]);
  });

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const org = await anOrganisation("Acme", { setUpAt });
    const form = removal(org, "2026-06-01");
    await expect(removeTierPrice(await org.member(role), form, april)).rejects.toMatchObject({
      permission: "settings.change",
    });
  });
});

function professional({ tiers }: TestOrganisation) {
  const tier = tiers.find(({ name }) => name === "Professional");
  if (!tier) throw new Error("no such tier");
  return tier;
}

const price = (org: TestOrganisation, typed: string, startsOn: string) =>
  SetTierPrice.parse({ key: newId(), tierId: professional(org).id, price: typed, startsOn });

const removal = (org: TestOrganisation, startsOn: string) =>
  RemoveTierPrice.parse({ key: newId(), tierId: professional(org).id, startsOn });

async function pricesOf({ admin }: TestOrganisation) {
  const tiers = await read(admin, (tx) => readTiers(tx, admin.orgId));
  const prices = tiers.find(({ name }) => name === "Professional")?.prices ?? [];
  return prices.map(({ startsOn, monthlyPrice }) => `${startsOn} ${monthlyPrice}`);
}

/** With what month's price each was charged. */
async function chargesOf({ admin: { orgId } }: TestOrganisation) {
  const rows = await asSystem("test", (tx) =>
    tx.execute<{ line: string }>(sql`select charged_on || ' ' || kind || ' ' || monthly_price as line
      from charges where org_id = ${orgId} order by charged_on, monthly_price`),
  );
  return rows.map(({ line }) => line);
}
