import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { join, noonOf } from "#db/testing/charged.ts";
import { rowsRead } from "#db/testing/rows-read.ts";
import type { TierId } from "#lib/values/ids.ts";
import { isFiltered, listCharges, walkCharges } from "./list-charges.ts";
import { ChargeFilter, parseChargePlace } from "./list-filter.ts";
import { littleSearched, newestOf } from "./search-charges.ts";

const at = noonOf("2026-01-17");
const filter = (q: string) => ChargeFilter.parse({ q });

describe("a search of the ledger", () => {
  it("looks at a page of each person, number and extension that it finds, however long the ledger", async () => {
    const org = await anOrganisation("Long", { setUpAt: noonOf("2026-01-01") });
    await added(org, "Quinn Quiet", "4711");
    await manyUpgrades(org, await added(org, "Bea Busy", "815"), 20_000);
    for (const q of ["quiet", "busy", "4711", "815", "nobody of this name"])
      expect(await rowsOfSearch(org, q), q).toBeLessThan(1_000);
  });

  it("turns pages within what it finds, each charge once and in the ledger's order", async () => {
    const org = await anOrganisation("Pages", { setUpAt: noonOf("2026-01-01") });
    await added(org, "Quinn Quiet", "4711");
    await manyUpgrades(org, await added(org, "Bea Busy", "815"), 70);
    const first = await listCharges(org.admin, filter("busy"), null);
    expect(first.rows).toHaveLength(50);
    const second = await listCharges(org.admin, filter("busy"), parseChargePlace(first.older));
    expect([second.rows.length, second.older]).toEqual([21, null]);
    const seen = [...first.rows, ...second.rows];
    expect(seen.toSorted(byPlace)).toEqual(seen);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(71);
    const walked = [];
    for await (const rows of walkCharges(org.admin, filter("busy"))) walked.push(...rows);
    expect(walked).toEqual(seen);
  });

  it("finds all of more people than it looks up one by one", async () => {
    const org = await anOrganisation("Many", { setUpAt: noonOf("2026-01-01") });
    for (let count = 0; count < 101; count += 1) await org.member("agent", `Nam Esake ${count}`);
    await added(org, "Nora Esake", "4711");
    await added(org, "Otto Other", "815");
    const { rows } = await listCharges(org.admin, filter("esake"), null);
    expect(rows.map(({ agentName }) => agentName)).toEqual(["Nora Esake"]);
  });

  it("finds by what a charge was for, not by what its person has now", async () => {
    const org = await anOrganisation("Then", { setUpAt: noonOf("2026-01-01") });
    const { agentId } = await added(org, "Quinn Quiet", "4711");
    await asSystem("test", (tx) =>
      tx.execute(sql`update extensions set number = '815', since = now() where org_id = ${org.admin.orgId}`),
    );
    const found = async (q: string) =>
      (await listCharges(org.admin, filter(q), null)).rows.map((row) => row.agentId);
    expect(await found("4711")).toEqual([agentId]);
    expect(await found("815")).toEqual([]);
    expect(await found("ui")).toEqual([agentId]);
  });
});

async function added({ admin, tiers }: TestOrganisation, name: string, extension: string) {
  return join(admin, { tierId: tiers[0]?.id as TierId }, at, { name, extension });
}

/** As if a seat's tier had been changed again and again, of which the ledger takes any number. */
function manyUpgrades(
  { admin: { orgId }, tiers }: TestOrganisation,
  { agentId }: { agentId: string },
  times: number,
) {
  return asSystem("test", async (tx) => {
    await tx.execute(sql`
      insert into charges (org_id, id, seat_id, kind, covers_from, covers_until, days, of_days, months, tier_id, from_tier_id,
                           monthly_price, amount, actor_id, created_at, charged_on, currency, agent_id)
      select org_id, gen_random_uuid(), seat_id, 'upgrade-rest', covers_from, covers_until, days, of_days, months,
             ${tiers[1]?.id}, tier_id, monthly_price, amount, actor_id, created_at, charged_on + n % 10, currency, agent_id
        from charges, generate_series(1, ${times}::int) as n where org_id = ${orgId} and agent_id = ${agentId}`);
    await tx.execute(sql`analyze charges`);
  });
}

/** The most rows that any step handles: of finding what is searched for, and of finding its charges. */
function rowsOfSearch({ admin }: TestOrganisation, q: string): Promise<number> {
  return read(admin, async (tx) => {
    const searched = await littleSearched(tx, q);
    if (!searched) throw new Error("as much as that");
    return rowsRead(tx, newestOf(tx, searched, isFiltered(filter(q), null), 51));
  });
}

function byPlace(one: { chargedOn: string; id: string }, other: { chargedOn: string; id: string }) {
  const [a, b] = [`${one.chargedOn} ${one.id}`, `${other.chargedOn} ${other.id}`];
  return a < b ? 1 : -1;
}
