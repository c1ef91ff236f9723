import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { aLeavingSeat, aVacantSeat } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf, seatsOf } from "#db/testing/charged.ts";
import { writeDueCharges } from "#lib/billing/write-due-charges.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import type { Day } from "#lib/values/day.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { findSeat } from "./find-seat.ts";
import { releaseSeat } from "./release-seat.ts";

const form = (seatId: SeatId) => ({ key: formKey(), seatId, quote: null });
const setUpAt = noonOf("2026-01-01");
const toApril = { contractStart: "2025-05-01" as Day, contractEnd: "2026-04-30" as Day };

describe("releaseSeat", () => {
  it("plans it for the next bill date, on which it is renewed no more; no refund", async () => {
    const { admin, tiers } = await anOrganisation("Releases", { setUpAt });
    const seatId = await aVacantSeat(admin, tiers[0]?.id, noonOf("2026-01-17"));
    const released = await releaseSeat(admin, form(seatId), noonOf("2026-01-20"));
    expect(released).toMatchObject({ ok: true, value: { seatId, on: "2026-02-01" } });
    expect(await audited(admin, "seat.release-planned")).toMatchObject([{ actorId: admin.agentId }]);
    await writeDue(noonOf("2026-03-02"));
    expect((await seatsOf(admin))[0]?.releasedAt).not.toBeNull();
    expect((await ledgerOf(admin)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ["seat-added", 1694n],
    ]);
  });

  it.each([
    { day: "2026-03-31", refusal: "contract-not-ending" },
    { day: "2025-05-01", refusal: "contract-not-ending" },
  ])("a contract to 30 April refuses on $day", async ({ day, refusal }) => {
    const { admin, tiers } = await anOrganisation("Bound", { setUpAt: noonOf("2025-05-01"), ...toApril });
    const seatId = await aVacantSeat(admin, tiers[0]?.id, noonOf(day));
    expect(await releaseSeat(admin, form(seatId), noonOf(day))).toEqual({ ok: false, refusal });
    expect(await seatsOf(admin)).toMatchObject([{ releaseOn: null }]);
  });

  it.each([
    { day: "2026-04-01", on: "2026-05-01" },
    { day: "2026-04-30", on: "2026-05-01" },
    { day: "2026-05-01", on: "2026-06-01" },
  ])("and allows on $day, from $on", async ({ day, on }) => {
    const { admin, tiers } = await anOrganisation("Bound", { setUpAt: noonOf("2025-05-01"), ...toApril });
    const seatId = await aVacantSeat(admin, tiers[0]?.id, noonOf(day));
    expect(await releaseSeat(admin, form(seatId), noonOf(day))).toMatchObject({ ok: true, value: { on } });
  });

  it("takes the day that a copy showed whose clock is behind, once the bill date's charges are written", async () => {
    const { admin, tiers } = await anOrganisation("Behind", { setUpAt });
    const seatId = await aVacantSeat(admin, tiers[0]?.id, noonOf("2026-01-17"));
    const february = new Date("2026-01-31T23:00:01Z");
    const behind = new Date("2026-01-31T22:59:59Z");
    await asSystem("test", (tx) => writeDueCharges(tx, admin.orgId, february));
    const shown = await findSeat(admin, seatId, behind);
    const goesOn = shown?.leaving.takesEffectOn;
    expect(goesOn).toBe("2026-03-01");
    expect(await releaseSeat(admin, { ...form(seatId), goesOn }, behind)).toMatchObject({ ok: true });
  });

  it("goes by the organisation's own date: 31 March in New York is no day of April", async () => {
    const { admin, tiers } = await anOrganisation("New York", {
      setUpAt: noonOf("2025-05-01"),
      timeZone: "America/New_York",
      ...toApril,
    });
    const seatId = await aVacantSeat(admin, tiers[0]?.id, noonOf("2026-03-30"));
    const lastMinute = new Date("2026-04-01T03:59:00Z");
    expect(await releaseSeat(admin, form(seatId), lastMinute)).toEqual({
      ok: false,
      refusal: "contract-not-ending",
    });
    expect(await releaseSeat(admin, form(seatId), new Date("2026-04-01T04:00:00Z"))).toMatchObject({
      ok: true,
    });
  });

  it("is asked again where a bill date has passed since its day was shown, which would cost another cycle", async () => {
    const { admin, tiers } = await anOrganisation("Midnight", { setUpAt });
    const seatId = await aVacantSeat(admin, tiers[0]?.id, noonOf("2026-01-17"));
    const shown = { ...form(seatId), goesOn: "2026-02-01" as Day };
    const afterMidnight = noonOf("2026-02-01");
    expect(await releaseSeat(admin, shown, afterMidnight)).toEqual({ ok: false, refusal: "day-moved" });
    expect(await seatsOf(admin)).toMatchObject([{ releaseOn: null }]);
    const again = { ...form(seatId), goesOn: "2026-03-01" as Day };
    expect(await releaseSeat(admin, again, afterMidnight)).toMatchObject({
      ok: true,
      value: { on: "2026-03-01" },
    });
  });

  it("refuses a seat that somebody holds, that is to be released already, or that is gone", async () => {
    const { admin, tiers } = await anOrganisation("Releases", { setUpAt });
    const at = noonOf("2026-01-17");
    const { seatId: held } = await join(admin, { tierId: tiers[0]?.id ?? newId() }, at);
    const leaving = await aLeavingSeat(admin, tiers[0]?.id, at);
    expect(await releaseSeat(admin, form(held), at)).toEqual({ ok: false, refusal: "seat-occupied" });
    expect(await releaseSeat(admin, form(leaving), at)).toEqual({
      ok: false,
      refusal: "seat-to-be-released",
    });
    expect(await releaseSeat(admin, form(leaving), noonOf("2026-02-01"))).toEqual({
      ok: false,
      refusal: "seat-not-there",
    });
  });

  it("is neither a manager's nor another organisation's", async () => {
    const { admin, member, tiers } = await anOrganisation("Releases", { setUpAt });
    const { admin: stranger } = await anOrganisation();
    const seatId = await aVacantSeat(admin, tiers[0]?.id, noonOf("2026-01-17"));
    await expect(releaseSeat(await member("manager"), form(seatId), setUpAt)).rejects.toMatchObject({
      name: "NotAllowed",
    });
    expect(await releaseSeat(stranger, form(seatId), noonOf("2026-01-17"))).toEqual({
      ok: false,
      refusal: "seat-not-there",
    });
  });
});
