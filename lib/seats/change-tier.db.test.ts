import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { seats } from "#db/schema/index.ts";
import { aLeavingSeat } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf, owedOf, seatsOf } from "#db/testing/charged.ts";
import type { TypedPrice } from "#lib/billing/price-rules.ts";
import { quoteTier } from "#lib/billing/quotes.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import { setTierPrice } from "#lib/tiers/set-tier-price.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { newId, type SeatId, type TierId } from "#lib/values/ids.ts";
import { changeTier } from "./change-tier.ts";

const added = noonOf("2026-01-17");
const at = noonOf("2026-01-22");

async function aSeat(change: Parameters<typeof anOrganisation>[1] = {}) {
  const org = await anOrganisation("Tiers", {
    cycle: "quarterly",
    setUpAt: noonOf("2026-01-01"),
    ...change,
  });
  const [essential, professional, enterprise] = org.tiers.map(({ id }) => id) as [TierId, TierId, TierId];
  const { seatId, agentId } = await join(org.admin, { tierId: professional }, added);
  return { ...org, seatId, agentId, essential, professional, enterprise };
}

async function take(admin: Actor, seatId: SeatId, tierId: TierId, when: Instant = at) {
  const shown = await quoteTier(admin, seatId, tierId, when);
  const quote = shown.ok ? shown.quote.pin : null;
  return changeTier(admin, { key: formKey(), seatId, tierId, quote }, when);
}

describe("an upgrade", () => {
  it("is there at once and charged with the difference, a second charge with the months that are left", async () => {
    const { admin, seatId, agentId, professional, enterprise } = await aSeat();
    expect(await take(admin, seatId, enterprise)).toMatchObject({ ok: true, value: { on: "2026-01-22" } });
    expect(await seatsOf(admin)).toMatchObject([{ tierId: enterprise }]);
    expect((await ledgerOf(admin)).slice(1)).toMatchObject([
      {
        kind: "upgrade",
        seatId,
        agentId,
        actorId: admin.agentId,
        tierId: enterprise,
        fromTierId: professional,
        days: 10,
        ofDays: 31,
        monthlyPrice: 3000n,
        amount: 968n,
      },
    ]);
    expect((await owedOf(admin)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ["seat-added-rest", 13_000n],
      ["upgrade-rest", 6000n],
    ]);
    expect(await audited(admin, "seat.upgraded")).toMatchObject([{ actorId: admin.agentId }]);
  });

  it("is final: going back is a downgrade from the next bill date, and gives nothing back", async () => {
    const { admin, seatId, professional, enterprise } = await aSeat();
    await take(admin, seatId, enterprise);
    const charged = await ledgerOf(admin);
    expect(await take(admin, seatId, professional)).toMatchObject({ ok: true, value: { on: "2026-04-01" } });
    expect(await ledgerOf(admin)).toEqual(charged);
    await writeDue(noonOf("2026-04-02"));
    expect((await ledgerOf(admin)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ["seat-added", 3145n],
      ["upgrade", 968n],
      ["seat-added-rest", 13_000n],
      ["upgrade-rest", 6000n],
      ["renewal", 19_500n],
    ]);
  });

  it("twice on one day charges two differences", async () => {
    const { admin, seatId, essential, professional, enterprise } = await aSeat();
    const other = await join(admin, { tierId: essential }, at);
    await take(admin, other.seatId, professional);
    await take(admin, other.seatId, enterprise);
    await take(admin, seatId, enterprise);
    const upgrades = (await ledgerOf(admin)).filter(({ kind }) => kind === "upgrade");
    expect(upgrades.map(({ amount }) => amount)).toEqual([968n, 968n, 968n]);
  });

  it("to a tier that it had before, since prices overtook each other meanwhile, is charged with that day's difference", async () => {
    const { admin, seatId, professional, enterprise } = await aSeat();
    const raise = (tierId: TierId, price: string, startsOn: string) =>
      setTierPrice(
        admin,
        { key: formKey(), tierId, price: price as TypedPrice, startsOn: startsOn as Day },
        noonOf("2026-01-22"),
      );
    await take(admin, seatId, enterprise);
    expect(await raise(professional, "100", "2026-01-23")).toMatchObject({ ok: true });
    expect(await raise(enterprise, "110", "2026-01-24")).toMatchObject({ ok: true });
    expect(await take(admin, seatId, professional, noonOf("2026-01-23"))).toMatchObject({ ok: true });
    expect(await take(admin, seatId, enterprise, noonOf("2026-01-24"))).toMatchObject({ ok: true });
    const upgrades = (await ledgerOf(admin)).filter(({ kind }) => kind === "upgrade");
    expect(upgrades.map(({ monthlyPrice }) => monthlyPrice)).toEqual([3000n, 500n, 1000n]);
    await writeDue(noonOf("2026-04-02"));
    const rest = (await ledgerOf(admin)).filter(({ kind }) => kind === "upgrade-rest");
    expect(rest.map(({ monthlyPrice }) => monthlyPrice).sort()).toEqual([1000n, 3000n, 500n]);
  });

  it("ends the ConnectionBoost of the tier that is left, and a planned downgrade", async () => {
    const { admin, seatId, essential, enterprise } = await aSeat();
    await take(admin, seatId, essential);
    await asSystem("test", (tx) =>
      tx.update(seats).set({ boost: "enabled", boostAt: at }).where(eq(seats.id, seatId)),
    );
    const shown = await quoteTier(admin, seatId, enterprise, at);
    expect(shown).toMatchObject({ quote: { nextBill: { before: 10_500n, after: 28_500n } } });
    await take(admin, seatId, enterprise);
    expect(await seatsOf(admin)).toMatchObject([
      { tierId: enterprise, nextTierId: null, nextTierOn: null, boost: null },
    ]);
  });

  it.each([
    { why: "no quote was seen", pin: null, refusal: "quote-not-seen" },
    { why: "it is made up", pin: "x", refusal: "quote-changed" },
  ])("refuses when $why, and charges nothing", async ({ pin, refusal }) => {
    const { admin, seatId, enterprise, professional } = await aSeat();
    const form = { key: formKey(), seatId, tierId: enterprise, quote: pin };
    expect(await changeTier(admin, form, at)).toEqual({ ok: false, refusal });
    expect(await seatsOf(admin)).toMatchObject([{ tierId: professional }]);
    expect(await ledgerOf(admin)).toHaveLength(1);
  });

  it("refuses yesterday's quote", async () => {
    const { admin, seatId, enterprise } = await aSeat();
    const shown = await quoteTier(admin, seatId, enterprise, at);
    const quote = shown.ok ? shown.quote.pin : null;
    const form = { key: formKey(), seatId, tierId: enterprise, quote };
    expect(await changeTier(admin, form, noonOf("2026-01-23"))).toEqual({
      ok: false,
      refusal: "quote-changed",
    });
  });
});

describe("a downgrade", () => {
  it("costs nothing, takes effect on the bill date, and is on that bill", async () => {
    const { admin, seatId, essential } = await aSeat();
    const shown = await quoteTier(admin, seatId, essential, at);
    expect(shown).toMatchObject({
      on: "2026-04-01",
      isUpgrade: false,
      quote: { lines: [], nextBill: { before: 19_500n, after: 10_500n } },
    });
    expect(await take(admin, seatId, essential)).toMatchObject({ ok: true, value: { on: "2026-04-01" } });
    await writeDue(noonOf("2026-04-01"));
    expect(await seatsOf(admin)).toMatchObject([{ tierId: essential, nextTierId: null }]);
    expect((await ledgerOf(admin)).at(-1)).toMatchObject({
      kind: "renewal",
      tierId: essential,
      amount: 10_500n,
    });
  });

  it("is asked again where a bill date has passed since it was shown, which would cost another cycle", async () => {
    const { admin, seatId, essential } = await aSeat({ cycle: "monthly" });
    const shown = await quoteTier(admin, seatId, essential, noonOf("2026-01-31"));
    const form = { key: formKey(), seatId, tierId: essential, quote: shown.ok ? shown.quote.pin : null };
    expect(await changeTier(admin, form, noonOf("2026-02-01"))).toEqual({
      ok: false,
      refusal: "quote-changed",
    });
    expect(await seatsOf(admin)).toMatchObject([{ nextTierId: null }]);
  });

  it("can be undone until then, which must have been seen, since the bill grows again", async () => {
    const { admin, seatId, essential, professional } = await aSeat();
    await take(admin, seatId, essential);
    const unseen = { key: formKey(), seatId, tierId: professional, quote: null };
    expect(await changeTier(admin, unseen, at)).toEqual({ ok: false, refusal: "quote-not-seen" });
    expect(await take(admin, seatId, professional, noonOf("2026-03-31"))).toMatchObject({
      ok: true,
      value: { kind: "downgrade-undone", tier: "Professional" },
    });
    await writeDue(noonOf("2026-04-01"));
    expect((await ledgerOf(admin)).at(-1)).toMatchObject({ kind: "renewal", tierId: professional });
    expect(await audited(admin, "seat.downgrade-undone")).toMatchObject([{ actorId: admin.agentId }]);
  });

  it.each([
    { day: "2026-03-31", refusal: "contract-not-ending" },
    { day: "2026-04-01", on: "2026-07-01" },
  ])("under a contract to 30 April, asked on $day", async ({ day, refusal, on }) => {
    const { admin, seatId, essential } = await aSeat({ contractEnd: "2026-04-30" as Day });
    expect(await take(admin, seatId, essential, noonOf(day))).toMatchObject(
      refusal ? { ok: false, refusal } : { ok: true, value: { on } },
    );
  });
});

describe("changeTier refuses", () => {
  it("the tier it has, an unknown or foreign one, a seat that is leaving, and one that is not there", async () => {
    const { admin, seatId, professional, enterprise } = await aSeat();
    const { tiers: foreign } = await anOrganisation();
    const leaving = await aLeavingSeat(admin, professional, at);
    const refusals = [
      await take(admin, seatId, professional),
      await take(admin, seatId, newId()),
      await take(admin, seatId, foreign[2]?.id ?? newId()),
      await take(admin, leaving, enterprise),
      await take(admin, newId(), enterprise),
    ].map((outcome) => !outcome.ok && outcome.refusal);
    expect(refusals).toEqual([
      "tier-unchanged",
      "tier-unknown",
      "tier-unknown",
      "seat-to-be-released",
      "seat-not-there",
    ]);
  });

  it("managers, and other organisations", async () => {
    const { admin, member, seatId, enterprise } = await aSeat();
    const { admin: stranger } = await anOrganisation();
    const shown = await quoteTier(admin, seatId, enterprise, at);
    const form = { key: formKey(), seatId, tierId: enterprise, quote: shown.ok ? shown.quote.pin : null };
    await expect(changeTier(await member("manager"), form, at)).rejects.toMatchObject({ name: "NotAllowed" });
    expect(await changeTier(stranger, form, at)).toEqual({ ok: false, refusal: "seat-not-there" });
    expect(await quoteTier(stranger, seatId, enterprise, at)).toEqual({
      ok: false,
      refusal: "seat-not-there",
    });
  });
});
