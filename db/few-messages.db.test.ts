import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "./client.ts";
import { withFewMessages } from "./few-messages.ts";
import { anOrganisation } from "./testing/an-organisation.ts";
import { openPool } from "./testing/open-pool.ts";

const url = process.env.DATABASE_URL ?? "";
const opening = "begin; select set_config('app.scope', 'system', true)";

describe("a pool of few messages", () => {
  it.each([
    { keepsPlans: true, kept: 1 },
    { keepsPlans: false, kept: 0 },
  ])("keeps the plans of statements with parameters: $keepsPlans", async ({ keepsPlans, kept }) => {
    await using pool = openPool(url, { max: 1, prepare: keepsPlans });
    const opensWith = withFewMessages(pool.sql, { keepsPlans });
    const names = await opensWith(opening, () =>
      pool.sql.begin(async (tx) => {
        await tx.unsafe("select id from agents where name = $1", ["Ada"]);
        return tx.unsafe(
          "select name from pg_prepared_statements where statement like 'select id from agents%'",
        );
      }),
    );
    expect(names).toHaveLength(kept);
  });

  it("opens each transaction with its own text, however many begin at once", async () => {
    await using pool = openPool(url, { max: 2 });
    const opensWith = withFewMessages(pool.sql, { keepsPlans: true });
    const seen = await Promise.all(
      ["one", "two", "three", "four"].map((name) =>
        opensWith(`begin; select set_config('app.org', '${name}', true)`, () =>
          pool.sql.begin(async (tx) => (await tx`select current_setting('app.org') as org`)[0]?.org),
        ),
      ),
    );
    expect(seen).toEqual(["one", "two", "three", "four"]);
  });

  it("leaves no scope behind, in the session or in a kept plan", async () => {
    const mine = await anOrganisation();
    const other = await anOrganisation();
    for (let run = 1; run <= 12; run += 1) {
      for (const { admin } of [mine, other]) {
        const seen = await read(admin, (tx) =>
          tx.execute<{ org_id: string }>(sql`select org_id from agents where name <> ${""}`),
        );
        expect(seen.map((row) => row.org_id)).toEqual([admin.orgId]);
      }
    }
    expect(
      (await asSystem("test", (tx) => tx.execute(sql`select 1 from agents where name <> ${""}`))).length,
    ).toBeGreaterThan(1);
  });
});
