import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { aLeavingSeat, aVacantSeat } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf, seatsOf } from "#db/testing/charged.ts";
import { billingOverview, findRelease } from "#lib/billing/overview.ts";
import { quoteKeeping, quoteSeatChoice } from "#lib/billing/quotes.ts";
import { writeDueCharges } from "#lib/billing/write-due-charges.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { changeTier } from "./change-tier.ts";
import { keepSeat } from "./keep-seat.ts";
import { releaseSeat } from "./release-seat.ts";

const at = noonOf("2026-01-17");
const setUp = { setUpAt: noonOf("2026-01-01") };
const form = (seatId: SeatId, quote: string | null = null) => ({ key: formKey(), seatId, quote });

async function seen(admin: Actor, seatId: SeatId) {
  const quote = await quoteKeeping(admin, seatId, at);
  return form(seatId, quote?.pin ?? null);
}

describe("keepSeat", () => {
  it("cancels the release: nothing today, and the seat is on the next bill again", async () => {
    const { admin, tiers } = await anOrganisation("Keeps", setUp);
    const seatId = await aLeavingSeat(admin, tiers[1]?.id, at);
    expect(await quoteKeeping(admin, seatId, at)).toMatchObject({
      lines: [],
      nextBill: { on: "2026-02-01", before: 0n, after: 6500n },
    });
    const before = await ledgerOf(admin);
    expect(await keepSeat(admin, await seen(admin, seatId), at)).toMatchObject({
      ok: true,
      value: { seatId },
    });
    expect(await seatsOf(admin)).toMatchObject([{ releaseOn: null }]);
    expect(await ledgerOf(admin)).toEqual(before);
    expect(await audited(admin, "seat.kept")).toMatchObject([{ actorId: admin.agentId }]);
  });

  it("leaves the cheaper tier planned that was planned before the release, and quotes that", async () => {
    const { admin, tiers } = await anOrganisation("Keeps", setUp);
    const [essential, professional] = [tiers[0]?.id ?? newId<"tiers">(), tiers[1]?.id];
    const seatId = await aVacantSeat(admin, professional, at);
    const toEssential = { ...form(seatId), tierId: essential };
    expect(await changeTier(admin, toEssential, at)).toMatchObject({ ok: true });
    expect(await releaseSeat(admin, form(seatId), at)).toMatchObject({ ok: true });

    const grows = { before: 0n, after: 3500n };
    expect(await quoteKeeping(admin, seatId, at)).toMatchObject({ nextBill: grows });
    expect((await billingOverview(admin, at)).releases).toMatchObject([{ keeping: { nextBill: grows } }]);
    expect(await findRelease(admin, seatId, at)).toMatchObject({ keeping: { nextBill: grows } });
    const filling = await quoteSeatChoice(admin, { kind: "vacant", seatId }, at);
    expect(filling).toMatchObject({ nextBill: grows });
    expect(await keepSeat(admin, await seen(admin, seatId), at)).toMatchObject({ ok: true });
    expect((await billingOverview(admin, at)).nextBill.amount).toBe(3500n);
    await writeDue(noonOf("2026-02-01"));
    expect(await seatsOf(admin)).toMatchObject([{ tierId: essential, releasedAt: null }]);
    expect((await ledgerOf(admin)).at(-1)).toMatchObject({ kind: "renewal", amount: 3500n });
  });

  it.each([
    { why: "no quote was seen", pin: null, refusal: "quote-not-seen" },
    { why: "it is made up", pin: "x", refusal: "quote-changed" },
  ])("refuses when $why: the next bill grows", async ({ pin, refusal }) => {
    const { admin, tiers } = await anOrganisation("Keeps", setUp);
    const seatId = await aLeavingSeat(admin, tiers[1]?.id, at);
    expect(await keepSeat(admin, form(seatId, pin), at)).toEqual({ ok: false, refusal });
    expect(await seatsOf(admin)).toMatchObject([{ releaseOn: "2026-02-01" }]);
  });

  it("under a contract is a later bill that grows, which must have been seen too", async () => {
    const { admin, tiers } = await anOrganisation("Bound", {
      setUpAt: noonOf("2025-05-01"),
      contractStart: "2025-05-01" as Day,
      contractEnd: "2026-06-05" as Day,
    });
    const may = noonOf("2026-05-10");
    const seatId = await aLeavingSeat(admin, tiers[1]?.id, may);
    const shown = await quoteKeeping(admin, seatId, may);
    expect(shown).toMatchObject({
      nextBill: { on: "2026-06-01", before: 6500n, after: 6500n },
      laterBills: [{ on: "2026-07-01", more: 6500n }],
    });
    expect(await keepSeat(admin, form(seatId), may)).toEqual({ ok: false, refusal: "quote-not-seen" });
    expect(await keepSeat(admin, form(seatId, shown?.pin), may)).toMatchObject({ ok: true });
  });

  it("takes what pages showed on a copy whose clock is behind, once the bill date's charges are written", async () => {
    const { admin, tiers } = await anOrganisation("Behind", {
      setUpAt: noonOf("2025-05-01"),
      contractStart: "2025-05-01" as Day,
      contractEnd: "2026-06-05" as Day,
    });
    const [one, other] = [
      await aLeavingSeat(admin, tiers[1]?.id, noonOf("2026-05-10")),
      await aLeavingSeat(admin, tiers[1]?.id, noonOf("2026-05-10")),
    ];
    const june = new Date("2026-05-31T22:00:01Z");
    const behind = new Date("2026-05-31T21:59:59Z");
    await asSystem("test", (tx) => writeDueCharges(tx, admin.orgId, june));

    const { releases } = await billingOverview(admin, behind);
    const listed = releases.find(({ seatId }) => seatId === one)?.keeping;
    expect(await keepSeat(admin, form(one, listed?.pin), behind)).toMatchObject({ ok: true });
    const found = await findRelease(admin, other, behind);
    expect(await keepSeat(admin, form(other, found?.keeping?.pin), behind)).toMatchObject({ ok: true });
  });

  it("refuses a seat that nobody releases, and one that is not there", async () => {
    const { admin, tiers } = await anOrganisation("Keeps", setUp);
    const vacant = await aVacantSeat(admin, tiers[1]?.id, at);
    const { seatId: held } = await join(admin, { tierId: tiers[1]?.id ?? newId() }, at);
    for (const seatId of [vacant, held])
      expect(await keepSeat(admin, form(seatId), at)).toEqual({
        ok: false,
        refusal: "seat-not-to-be-released",
      });
    expect(await keepSeat(admin, form(newId()), at)).toEqual({ ok: false, refusal: "seat-not-there" });
  });

  it("after its bill date finds that it is gone", async () => {
    const { admin, tiers } = await anOrganisation("Keeps", setUp);
    const seatId = await aLeavingSeat(admin, tiers[1]?.id, at);
    const shown = await seen(admin, seatId);
    expect(await keepSeat(admin, shown, noonOf("2026-02-01"))).toEqual({
      ok: false,
      refusal: "seat-not-there",
    });
  });

  it("is neither a manager's nor another organisation's", async () => {
    const { admin, member, tiers } = await anOrganisation("Keeps", setUp);
    const { admin: stranger } = await anOrganisation();
    const seatId = await aLeavingSeat(admin, tiers[1]?.id, at);
    const shown = await seen(admin, seatId);
    await expect(keepSeat(await member("manager"), shown, at)).rejects.toMatchObject({ name: "NotAllowed" });
    expect(await keepSeat(stranger, shown, at)).toEqual({ ok: false, refusal: "seat-not-there" });
    expect(await quoteKeeping(stranger, seatId, at)).toBeNull();
  });
});
