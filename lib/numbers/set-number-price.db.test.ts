import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { noonOf } from "#db/testing/charged.ts";
import { PriceField } from "#lib/billing/price-rules.ts";
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
