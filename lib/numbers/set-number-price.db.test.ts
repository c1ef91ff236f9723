import { expect, it } from "vitest";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { noonOf } from "#db/testing/charged.ts";
import { PriceField } from "#lib/billing/price-rules.ts";
import type { Day } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { numberPrice } from "./number-price.ts";
import { setNumberPrice } from "./set-number-price.ts";

const at = noonOf("2026-01-17");
const on = (startsOn: string, price = "3.50") =>
  ({ country: "US", price: PriceField.parse(price), startsOn: startsOn as Day }) as const;

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
