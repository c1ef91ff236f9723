import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { extensions, organisations } from "#db/schema/index.ts";
import { aLeavingSeat, aVacantSeat, leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf, owedOf, seatsOf } from "#db/testing/charged.ts";
import { changeTier } from "#lib/seats/change-tier.ts";
import { keepSeat } from "#lib/seats/keep-seat.ts";
import { countSeats } from "#lib/seats/queries.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { newId, type SeatId, type TierId } from "#lib/values/ids.ts";
import { billingOverview } from "./overview.ts";
import { quoteKeeping, quoteSeatCounts } from "./quotes.ts";
import { SetSeatCounts, seatCountField } from "./schema.ts";
import { setSeatCounts } from "./set-seat-counts.ts";

const at = noonOf("2026-01-17");

async function anOrg(change: Parameters<typeof anOrganisation>[1] = {}) {
  const org = await anOrganisation("Sliders", {
    cycle: "quarterly",
    setUpAt: noonOf("2026-01-01"),
    ...change,
  });
  const [essential, professional, enterprise] = org.tiers.map(({ id }) => id) as [TierId, TierId, TierId];
  return { ...org, essential, professional, enterprise };
}

function form(wanted: [TierId, number][], quote: string | null) {
  const counts = wanted.map(([tierId, count]) => [seatCountField(tierId), String(count)]);
  return SetSeatCounts.parse({ key: formKey(), quote: quote ?? "", ...Object.fromEntries(counts) });
}

async function set(admin: Actor, wanted: [TierId, number][], when: Instant = at) {
  const shown = await quoteSeatCounts(admin, new Map(wanted), when);
  return setSeatCounts(admin, form(wanted, "quote" in shown ? shown.quote.pin : null), when);
}

describe("setSeatCounts", () => {
  it("raised makes vacant seats with extensions and charges each by itself", async () => {
    const { admin, essential, professional } = await anOrg();
    const wanted: [TierId, number][] = [
      [essential, 1],
      [professional, 2],
    ];
    const shown = await quoteSeatCounts(admin, new Map(wanted), at);
    expect(shown).toMatchObject({ quote: { dueToday: 1694n + 2n * 3145n } });
    expect(await set(admin, wanted)).toMatchObject({ ok: true, value: { added: 3, kept: 0, released: 0 } });
    expect(await countSeats(admin)).toMatchObject({ seats: 3, vacant: 3 });
    expect((await ledgerOf(admin)).map(({ amount, agentId, actorId }) => [amount, agentId, actorId])).toEqual(
      [
        [1694n, null, admin.agentId],
        [3145n, null, admin.agentId],
        [3145n, null, admin.agentId],
      ],
    );
    expect((await owedOf(admin)).map(({ amount }) => amount)).toEqual([7000n, 13_000n, 13_000n]);
    expect(await audited(admin, "seats.applied")).toMatchObject([{ actorId: admin.agentId }]);
  });

  it("lowered releases vacant seats, the newest first, and charges nothing", async () => {
    const { admin, essential } = await anOrg();
    await set(admin, [[essential, 3]]);
    const charged = await ledgerOf(admin);
    expect(await set(admin, [[essential, 1]])).toMatchObject({
      ok: true,
      value: { released: 2, releasedOn: "2026-04-01" },
    });
    expect((await seatsOf(admin)).map(({ releaseOn }) => releaseOn)).toEqual([
      null,
      "2026-04-01",
      "2026-04-01",
    ]);
    expect(await ledgerOf(admin)).toEqual(charged);
  });

  it("quotes a seat that is to be cheaper by the next bill as what that bill has of it, in yen and for a quarter", async () => {
    const { admin, essential, professional } = await anOrg({ currency: "JPY" });
    const seatId = await aVacantSeat(admin, professional, at);
    const cheaper = await changeTier(admin, { key: formKey(), seatId, tierId: essential, quote: null }, at);
    expect(cheaper).toMatchObject({ ok: true });
    const { amount } = (await billingOverview(admin, at)).nextBill;
    const lowered: [TierId, number][] = [[professional, 0]];
    expect(await quoteSeatCounts(admin, new Map(lowered), at)).toMatchObject({
      quote: { nextBill: { before: amount, after: 0n } },
    });
    expect(await set(admin, lowered)).toMatchObject({ ok: true });
    expect((await billingOverview(admin, at)).nextBill.amount).toBe(0n);
  });

  it("raised again cancels the releases first", async () => {
    const { admin, essential } = await anOrg();
    await set(admin, [[essential, 3]]);
    await set(admin, [[essential, 1]]);
    expect(await set(admin, [[essential, 4]])).toMatchObject({ ok: true, value: { added: 1, kept: 2 } });
    expect(await ledgerOf(admin)).toHaveLength(4);
    expect((await seatsOf(admin)).map(({ releaseOn }) => releaseOn)).toEqual([null, null, null, null]);
  });

  it("does several tiers in one go, up and down", async () => {
    const { admin, essential, enterprise } = await anOrg();
    await set(admin, [[essential, 2]]);
    expect(
      await set(admin, [
        [essential, 1],
        [enterprise, 1],
      ]),
    ).toMatchObject({
      ok: true,
      value: { added: 1, released: 1 },
    });
  });

  it("makes, releases and keeps hundreds at once, and the trail has a line for each that goes or stays", async () => {
    const { admin, essential } = await anOrg();
    expect(await set(admin, [[essential, 600]])).toMatchObject({ ok: true, value: { added: 600 } });
    expect(await ledgerOf(admin)).toHaveLength(600);
    expect(await countSeats(admin)).toMatchObject({ seats: 600, vacant: 600 });
    expect(await set(admin, [[essential, 0]])).toMatchObject({ ok: true, value: { released: 600 } });
    expect(await set(admin, [[essential, 600]])).toMatchObject({ ok: true, value: { kept: 600 } });
    for (const action of ["seat.release-planned", "seat.kept"] as const) {
      const told = (await audited(admin, action)).map(({ details }) => (details as { seat: SeatId }).seat);
      expect(new Set(told).size).toBe(600);
    }
  });

  it("refuses what nobody saw, what somebody made up, and what changed since; nothing is written", async () => {
    const { admin, essential } = await anOrg();
    const wanted: [TierId, number][] = [[essential, 1]];
    const shown = await quoteSeatCounts(admin, new Map(wanted), at);
    const pin = "quote" in shown ? shown.quote.pin : null;
    const refusals = [
      await setSeatCounts(admin, form(wanted, null), at),
      await setSeatCounts(admin, form(wanted, "made up"), at),
      await setSeatCounts(admin, form([[essential, 2]], pin), at),
      await setSeatCounts(admin, form(wanted, pin), noonOf("2026-01-18")),
    ].map((outcome) => !outcome.ok && outcome.refusal);
    expect(refusals).toEqual(["quote-not-seen", "quote-changed", "quote-changed", "quote-changed"]);
    expect([await ledgerOf(admin), await seatsOf(admin)]).toEqual([[], []]);
  });

  it("refuses releases that nobody saw, those of a colleague's new seats among them; nothing is written", async () => {
    const org = await anOrg();
    const { admin, essential } = org;
    await set(admin, [[essential, 2]]);
    const wanted: [TierId, number][] = [[essential, 1]];
    expect(await setSeatCounts(admin, form(wanted, null), at)).toEqual({
      ok: false,
      refusal: "release-not-seen",
    });
    const shown = await quoteSeatCounts(admin, new Map(wanted), at);
    const pin = "quote" in shown ? shown.quote.pin : null;
    const colleague = await org.member("admin");
    expect(await set(colleague, [[essential, 4]])).toMatchObject({ ok: true, value: { added: 2 } });
    expect(await setSeatCounts(admin, form(wanted, pin), at)).toEqual({
      ok: false,
      refusal: "quote-changed",
    });
    expect((await seatsOf(admin)).map(({ releaseOn }) => releaseOn)).toEqual([null, null, null, null]);
  });

  it("refuses when a newer seat was emptied meanwhile: it would go in the place of the one that was named", async () => {
    const { admin, essential } = await anOrg();
    await aVacantSeat(admin, essential, at);
    const newer = await join(admin, { tierId: essential }, at);
    const wanted: [TierId, number][] = [[essential, 1]];
    const shown = await quoteSeatCounts(admin, new Map(wanted), at);
    if (!("quote" in shown)) throw new Error(shown.refusal);
    await leave(admin, newer.agentId, at);

    expect(await setSeatCounts(admin, form(wanted, shown.quote.pin), at)).toEqual({
      ok: false,
      refusal: "quote-changed",
    });
    expect((await seatsOf(admin)).map(({ releaseOn }) => releaseOn)).toEqual([null, null]);
  });

  it("refuses when another seat would be kept than was shown", async () => {
    const { admin, essential } = await anOrg();
    await aLeavingSeat(admin, essential, at);
    const newer = await aVacantSeat(admin, essential, at);
    const wanted: [TierId, number][] = [[essential, 2]];
    const shown = await quoteSeatCounts(admin, new Map(wanted), at);
    if (!("quote" in shown)) throw new Error(shown.refusal);
    await releaseSeat(admin, { key: formKey(), seatId: newer, quote: null }, at);
    const older = (await seatsOf(admin)).find(({ id }) => id !== newer)?.id ?? newer;
    await keepSeat(
      admin,
      { key: formKey(), seatId: older, quote: (await quoteKeeping(admin, older, at))?.pin ?? null },
      at,
    );

    expect(await setSeatCounts(admin, form(wanted, shown.quote.pin), at)).toEqual({
      ok: false,
      refusal: "quote-changed",
    });
    expect((await seatsOf(admin)).filter(({ releaseOn }) => releaseOn !== null)).toMatchObject([
      { id: newer },
    ]);
  });

  it("refuses to take a seat from somebody, no change, too many, and unknown or foreign tiers", async () => {
    const { admin, essential } = await anOrg();
    const { essential: foreign } = await anOrg();
    await join(admin, { tierId: essential }, at);
    const refusals = [
      await set(admin, [[essential, 0]]),
      await set(admin, [[essential, 1]]),
      await set(admin, [[essential, 1002]]),
      await set(admin, [[foreign, 1]]),
      await set(admin, [[newId<"tiers">(), 1]]),
    ].map((outcome) => !outcome.ok && outcome.refusal);
    expect(refusals).toEqual([
      "seats-occupied",
      "nothing-changed",
      "too-many-at-once",
      "tier-unknown",
      "tier-unknown",
    ]);
    expect(await ledgerOf(admin)).toHaveLength(1);
  });

  it("under a contract lowers only in its last 30 days", async () => {
    const { admin, essential } = await anOrg({ contractEnd: "2026-04-30" as Day });
    await set(admin, [[essential, 2]]);
    const lower = (day: string) => set(admin, [[essential, 1]], noonOf(day));
    expect(await lower("2026-03-31")).toEqual({ ok: false, refusal: "contract-not-ending" });
    expect(await lower("2026-04-01")).toMatchObject({ ok: true, value: { releasedOn: "2026-07-01" } });
  });

  it("refuses when no extensions are left, and makes none of the seats", async () => {
    const { admin, essential } = await anOrg();
    await asSystem("test", async (tx) => {
      await tx.update(organisations).set({ nextExtension: 999_999 }).where(eq(organisations.id, admin.orgId));
      await tx
        .insert(extensions)
        .values({ orgId: admin.orgId, id: newId(), number: "999999", type: "SIP", since: new Date() });
    });
    expect(await set(admin, [[essential, 1]])).toEqual({ ok: false, refusal: "extensions-used-up" });
    expect([await ledgerOf(admin), await seatsOf(admin)]).toEqual([[], []]);
  });

  it("is an admin's", async () => {
    const { admin, member, essential } = await anOrg();
    const manager = await member("manager");
    await expect(setSeatCounts(manager, form([[essential, 1]], null), at)).rejects.toMatchObject({
      name: "NotAllowed",
    });
    expect(() => quoteSeatCounts(manager, new Map([[essential, 1]]), at)).toThrow();
    const rows = await asSystem("test", (tx) =>
      tx.execute(sql`select 1 from seats where org_id = ${admin.orgId}`),
    );
    expect(rows).toHaveLength(0);
  });
});
