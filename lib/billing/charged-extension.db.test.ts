import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { charges } from "#db/schema/index.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { formKey, join, noonOf } from "#db/testing/charged.ts";
import { slide } from "#db/testing/slide.ts";
import { editAgent } from "#lib/agents/edit-agent.ts";
import { anEditForm } from "#lib/agents/testing/an-edit-form.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import { listCharges } from "./list-charges.ts";
import { ChargeFilter } from "./list-filter.ts";

const tierOf = ({ tiers: [tier] }: TestOrganisation) => {
  if (!tier) throw new Error("no tier");
  return tier.id;
};

async function listed(admin: Actor, q = "") {
  const { rows } = await listCharges(admin, ChargeFilter.parse({ q }), null);
  return rows.map(({ chargedOn, kind, extension }) => [chargedOn, kind, extension]).reverse();
}

/** A seat that was 100 when it was added, 4711 when its second charge came, and is gone; its last number is another seat's. */
async function aSeatThatWas() {
  const org = await anOrganisation("Ledger", { setUpAt: noonOf("2026-01-01"), cycle: "quarterly" });
  const { admin } = org;
  const { agentId, seatId } = await join(admin, { tierId: tierOf(org) }, noonOf("2026-01-17"), {
    extension: "103",
  });
  const form = await anEditForm(admin, agentId, { extension: "4711" });
  expect(await editAgent(admin, form, noonOf("2026-01-20"))).toMatchObject({ ok: true });
  await writeDue(noonOf("2026-02-03"));
  await leave(admin, agentId, noonOf("2026-02-04"));
  const released = await releaseSeat(admin, { key: formKey(), seatId, quote: null }, noonOf("2026-02-05"));
  expect(released).toMatchObject({ ok: true });
  await writeDue(noonOf("2026-04-01"));
  await join(admin, { tierId: tierOf(org) }, noonOf("2026-04-02"), { extension: "4711" });
  return org;
}

it("names the extension that the seat had then, whatever became of it", async () => {
  const org = await aSeatThatWas();
  const ofSeat = [
    ["2026-01-17", "seat-added", "103"],
    ["2026-02-01", "seat-added-rest", "4711"],
  ];
  const after = [["2026-04-02", "seat-added", "4711"]];
  expect(await listed(org.admin)).toEqual([...ofSeat, ...after]);
  expect(await listed(org.admin, "103")).toEqual(ofSeat.slice(0, 1));
  expect(await listed(org.admin, "4711")).toEqual([...ofSeat.slice(1), ...after]);
});

it("is written with every seat that a slider adds and a renewal charges", async () => {
  const org = await anOrganisation("Sliders", { setUpAt: noonOf("2026-01-01") });
  await slide(org.admin, tierOf(org), 2, noonOf("2026-01-17"));
  await writeDue(noonOf("2026-02-01"));
  const numbers = (await listed(org.admin)).map(([, , extension]) => extension).sort();
  expect(numbers).toEqual(["100", "100", "101", "101"]);
});

it("is what the migration gives to rows that were there before", async () => {
  const org = await aSeatThatWas();
  const rows = await asSystem("test", (tx) =>
    tx
      .select({ now: charges.extension, told: sql<string>`extension_charged(${charges})` })
      .from(charges)
      .where(eq(charges.orgId, org.admin.orgId)),
  );
  expect(rows).toHaveLength(3);
  expect(rows.map(({ told }) => told)).toEqual(rows.map(({ now }) => now));
});
