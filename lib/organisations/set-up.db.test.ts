import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { newId } from "#lib/values/ids.ts";
import { addOrganisation } from "./add-organisation.ts";
import { isFirstRun } from "./queries.ts";
import { AddOrganisation, SetUp } from "./schema.ts";
import { setUp } from "./set-up.ts";

const at = new Date("2026-03-05T23:30:00Z");
const typed = {
  organisationName: "Acme Support",
  name: "Ada Byron",
  timeZone: "Pacific/Auckland",
  currency: "JPY",
  cycle: "quarterly",
  billDay: "31",
};
const password = "forty quiet herons beside a ferry";

/** In one file and in this order: a database of its own is set up once. */
describe("setting up", () => {
  it.each([
    { why: "a short password", password: "short", refusal: "password-too-short" },
    { why: "a common one", password: "passwordpassword", refusal: "password-common" },
    { why: "one made of the names", password: "Ada-Byron-Acme-Support", refusal: "password-contains-name" },
  ])("refuses $why, and nothing is there", async ({ password, refusal }) => {
    const input = SetUp.parse({ ...typed, email: "ada@example.com", password: "x".repeat(15) });
    expect(await setUp({ ...input, password }, "en", at)).toEqual({ ok: false, refusal });
    expect(await isFirstRun()).toBe(true);
  });

  it("of two people at once one wins and the other is told; there is one organisation", async () => {
    const inputs = ["ada@example.com", "bo@example.com"].map((email) =>
      SetUp.parse({ ...typed, email, password }),
    );
    const outcomes = await Promise.all(inputs.map((input) => setUp(input, "en", at)));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toEqual({ ok: false, refusal: "already-set-up" });
    expect(await isFirstRun()).toBe(false);

    const [organisation] = await asSystem("test", (tx) =>
      tx.execute<{ set_up_on: string; next_due_on: string; tiers: string }>(sql`
        select set_up_on::text, next_due_on::text, (select string_agg(t.name || ' ' || p.monthly_price, ', ' order by position)
          from tiers t join tier_prices p on p.tier_id = t.id and p.starts_on = o.set_up_on where t.org_id = o.id) as tiers
          from organisations o`),
    );
    expect(organisation).toEqual({
      set_up_on: "2026-03-06",
      // The cycle began on 28 February, the latest bill day before the day of setup.
      next_due_on: "2026-05-31",
      tiers: "Essential 5250, Professional 9750, Enterprise 14500",
    });
  });

  it("the operator adds further ones, whose admin gets a temporary password to change", async () => {
    const email = `${newId()}@example.com`;
    const added = await addOrganisation(AddOrganisation.parse({ ...typed, email }), "en", at);
    expect(added).toMatchObject({ ok: true, secret: expect.stringMatching(/^(\w{4}-){4}\w{4}$/) });
    const [account] = await asSystem("test", (tx) =>
      tx.execute(sql`select a.state, p.is_temporary, p.must_change from agents a join passwords p on p.agent_id = a.id
        where a.email = ${email}`),
    );
    expect(account).toEqual({ state: "Waiting", is_temporary: true, must_change: true });
    expect(await addOrganisation(AddOrganisation.parse({ ...typed, email }), "en", at)).toEqual({
      ok: false,
      refusal: "email-taken",
    });
  });

  it.each([
    {
      why: "an end before the start",
      term: { contractStart: "2026-05-01", contractEnd: "2026-04-30" },
      ok: false,
    },
    { why: "a start without an end", term: { contractStart: "2026-05-01" }, ok: false },
    { why: "an end alone", term: { contractEnd: "2026-04-30" }, ok: true },
    { why: "30 February", term: { contractEnd: "2026-02-30" }, ok: false },
  ])("a contract term: $why", ({ term, ok }) => {
    expect(AddOrganisation.safeParse({ ...typed, email: "c@example.com", ...term }).success).toBe(ok);
  });
});
