import { spawnSync } from "node:child_process";
import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import { aNumber } from "#db/testing/a-number.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { noonOf } from "#db/testing/charged.ts";
import { chargeNumber } from "#lib/billing/charge-number.ts";
import { PriceField } from "#lib/billing/price-rules.ts";
import { readBilling } from "#lib/billing/read-billing.ts";
import { writeDueCharges } from "#lib/billing/write-due-charges.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Currency } from "#lib/values/currencies.ts";
import type { Day } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { root, typescript } from "../../scripts/start/run-command.mjs";
import { numberPrice } from "./number-price.ts";
import { setNumberPrice, setNumberPriceOfAll } from "./set-number-price.ts";

const at = noonOf("2026-01-17");
const priced = (startsOn: string, price = "3.50") =>
  ({ country: "US", price: PriceField.parse(price), startsOn: startsOn as Day }) as const;
const on = (...price: Parameters<typeof priced>) => ({ ...priced(...price), currency: null });

it("the operator prices a country's numbers from a day on, never in the past, and the trail tells", async () => {
  const { admin } = await anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01") });
  const { orgId } = admin;
  expect(await setNumberPrice({ orgId, ...on("2026-01-16") }, at)).toEqual({
    ok: false,
    refusal: "price-in-the-past",
  });
  expect(await setNumberPrice({ orgId, ...on("2026-02-01", "3.505") }, at)).toMatchObject({ ok: false });
  expect(await setNumberPrice({ orgId: newId<"organisations">(), ...on("2026-02-01") }, at)).toEqual({
    ok: false,
    refusal: "organisation-not-there",
  });
  expect(await setNumberPrice({ orgId, ...on("2026-02-01") }, at)).toMatchObject({ ok: true });
  expect(await numberPrice(admin, "US", at)).toBe(200n);
  expect(await numberPrice(admin, "US", noonOf("2026-02-01"))).toBe(350n);
  expect(await numberPrice(admin, "CA", noonOf("2026-02-01"))).toBe(200n);
  expect(await audited(admin, "number.price-changed")).toMatchObject([
    { actorId: null, details: { country: "US", price: "3.50 EUR", priceBefore: "2.00 EUR" } },
  ]);
});

it("one organisation's price is refused in another currency than its own", async () => {
  const { admin } = await anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01") });
  const { orgId } = admin;
  expect(await setNumberPrice({ orgId, ...priced("2026-02-01"), currency: "USD" }, at)).toEqual({
    ok: false,
    refusal: "currency-differs",
  });
  expect(await numberPrice(admin, "US", noonOf("2026-02-01"))).toBe(200n);
  expect(await setNumberPrice({ orgId, ...priced("2026-02-01"), currency: "EUR" }, at)).toMatchObject({
    value: { orgId, price: "3.50 EUR" },
  });
});

// Currencies that no other test has, since others work in the same database.
it("one price for all is for those that are billed in its currency, and for nobody else", async () => {
  const billedIn = (currency: Currency) =>
    anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01"), currency });
  const [one, other, elsewhere] = [await billedIn("FKP"), await billedIn("FKP"), await billedIn("GIP")];
  const before = await numberPrice(elsewhere.admin, "US", noonOf("2026-02-01"));
  const outcome = await setNumberPriceOfAll({ ...priced("2026-02-01"), currency: "FKP" }, at);
  expect(outcome).toMatchObject({
    value: [one, other].map(({ admin }) => ({ orgId: admin.orgId, price: "3.50 FKP" })),
  });
  expect(await numberPrice(other.admin, "US", noonOf("2026-02-01"))).toBe(350n);
  expect(await numberPrice(elsewhere.admin, "US", noonOf("2026-02-01"))).toBe(before);
  expect(await setNumberPriceOfAll({ ...priced("2026-02-01"), currency: "SHP" }, at)).toEqual({
    ok: false,
    refusal: "organisation-not-there",
  });
});

it("one price for all is set for none when it cannot be for one of them", async () => {
  const billedInBelize = (timeZone: string) =>
    anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01"), currency: "BZD", timeZone });
  const behind = await billedInBelize("America/Belize");
  await billedInBelize("Pacific/Auckland");
  const before = await numberPrice(behind.admin, "US", noonOf("2026-02-01"));
  // In Auckland it is the next day by then.
  const late = new Date("2026-01-17T20:00:00Z");
  expect(await setNumberPriceOfAll({ ...priced("2026-01-17"), currency: "BZD" }, late)).toEqual({
    ok: false,
    refusal: "price-in-the-past",
  });
  expect(await numberPrice(behind.admin, "US", noonOf("2026-02-01"))).toBe(before);
  expect(await audited(behind.admin, "number.price-changed")).toEqual([]);
});

it("the operator's command asks for a currency where all are meant, and says each price with it", async () => {
  const { admin } = await anOrganisation("Numbers", { currency: "BBD" });
  const run = (...args: string[]) =>
    spawnSync(process.execPath, typescript("scripts/numbers-price/set.ts", ...args), {
      cwd: root,
      encoding: "utf8",
    });
  const unsaid = run("all", "US", "2.50", "2100-01-01");
  expect(unsaid).toMatchObject({ status: 2, stdout: "" });
  expect(unsaid.stderr).toContain("such as 2.50 USD");
  expect(run("all", "US", "2.505", "BBD", "2100-01-01")).toMatchObject({
    status: 1,
    stdout: "",
    stderr: "The price has more decimals than the currency.\n",
  });
  expect(run("all", "US", "2.50", "BBD", "2100-01-01")).toMatchObject({
    status: 0,
    stdout: `${admin.orgId}: US 2.50 BBD from 2100-01-01\n`,
  });
  expect(run(admin.orgId, "US", "3", "2100-01-01").stdout).toBe(
    `${admin.orgId}: US 3.00 BBD from 2100-01-01\n`,
  );
});
const usedToday = { ok: false, refusal: "price-used-today" };

it("today's price stays once a number was charged at it; tomorrow is free, and so is another country", async () => {
  const { admin } = await anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01") });
  const { orgId } = admin;
  expect(await setNumberPrice({ orgId, ...on("2026-01-17", "2.50") }, at)).toMatchObject({ ok: true });
  await aChargedNumber(admin);
  expect(await setNumberPrice({ orgId, ...on("2026-01-17") }, at)).toEqual(usedToday);
  expect(await setNumberPrice({ orgId, ...on("2026-01-18") }, at)).toMatchObject({ ok: true });
  expect(await setNumberPrice({ orgId, ...on("2026-01-17"), country: "CA" }, at)).toMatchObject({ ok: true });
  expect(await numberPrice(admin, "US", at)).toBe(250n);
});

it("a renewal that is due today is written first, and then holds the day; a second charge does not", async () => {
  const setUpAt = noonOf("2026-01-01");
  const { admin: monthly } = await anOrganisation("Numbers", { setUpAt });
  const { admin: quarterly } = await anOrganisation("Numbers", { setUpAt, cycle: "quarterly" });
  for (const admin of [monthly, quarterly]) await aChargedNumber(admin);
  const february = noonOf("2026-02-01");
  expect(await setNumberPrice({ orgId: monthly.orgId, ...on("2026-02-01") }, february)).toEqual(usedToday);
  expect(await setNumberPrice({ orgId: quarterly.orgId, ...on("2026-02-01") }, february)).toMatchObject({
    ok: true,
  });
});

it.each(["requested", "unknown"] as const)(
  "today's price stays while a number is being bought at it: %s",
  async (state) => {
    const { admin } = await anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01") });
    const { orgId } = admin;
    await aNumber(admin, at, { state, boughtAt: null, carrierId: null });
    expect(await setNumberPrice({ orgId, ...on("2026-01-17") }, at)).toEqual(usedToday);
    expect(await setNumberPrice({ orgId, ...on("2026-01-18") }, at)).toMatchObject({ ok: true });
  },
);

it("the database keeps prices that a number was charged at, whoever writes", async () => {
  const { admin } = await anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01") });
  await aChargedNumber(admin);
  const theirs = sql`org_id = ${admin.orgId} and country = 'US'`;
  const price = (
    startsOn: string,
  ) => sql`insert into number_prices (org_id, currency, country, starts_on, monthly_price)
    values (${admin.orgId}, 'EUR', 'US', ${startsOn}, 1)`;
  const refused = [
    sql`update number_prices set monthly_price = 1 where ${theirs}`,
    sql`update number_prices set starts_on = '2027-01-01' where ${theirs}`,
    sql`update number_prices set currency = 'USD' where ${theirs}`,
    sql`delete from number_prices where ${theirs}`,
    price("2026-01-17"),
    price("2026-01-10"),
  ];
  for (const statement of refused) {
    const writing = asSystem("test", (tx) => tx.execute(statement));
    await expect(writing).rejects.toMatchObject({ code: "23001" });
  }
  await asSystem("test", (tx) => tx.execute(price("2026-01-18")));
});

/** Bought, and charged by today's price. */
async function aChargedNumber(admin: Actor) {
  const { orgId, agentId, name } = admin;
  const id = await aNumber(admin, at);
  await asSystem("test", async (tx) => {
    const [number] = await tx.select().from(numbers).where(eq(numbers.id, id));
    if (!number) throw new Error("no number");
    await writeDueCharges(tx, orgId, at);
    const billing = await readBilling(tx, orgId, "2026-01-17" as Day);
    await chargeNumber(tx, orgId, billing, { ...number, agentId: null, by: { id: agentId, name } }, at);
  });
}
