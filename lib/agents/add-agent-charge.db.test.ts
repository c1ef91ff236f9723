import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { seats, tiers } from "#db/schema/index.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { aJoiner, join, ledgerOf, nextDueOf, noonOf, owedOf, seatsOf } from "#db/testing/charged.ts";
import { sipSecretOf } from "#db/testing/sip-secret-of.ts";
import { withQuote } from "#db/testing/with-quote.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type SeatId, type TierId } from "#lib/values/ids.ts";
import { addAgent } from "./add-agent.ts";

const at = noonOf("2026-01-17");
const later = noonOf("2026-01-18");

async function aQuarterly() {
  const org = await anOrganisation("Quarterly", { cycle: "quarterly", setUpAt: noonOf("2026-01-05") });
  const tierId = org.tiers[1]?.id ?? newId<"tiers">();
  return { ...org, tierId, ofNewSeat: { kind: "new", tierId } as const };
}

async function vacate(admin: Actor, { agentId }: Pick<Actor, "agentId">, when = later) {
  await leave(admin, agentId, when);
}

describe("addAgent on a new seat", () => {
  it("charges the rest of the month now, with the agent and who did it, and owes the months that are left", async () => {
    const { admin, tierId } = await aQuarterly();
    const { agentId, seatId } = await join(admin, { tierId }, at);
    const by = { agentId, actorId: admin.agentId, seatId, tierId, fromTierId: null };
    expect(await ledgerOf(admin)).toMatchObject([
      {
        ...by,
        kind: "seat-added",
        chargedOn: "2026-01-17",
        coversFrom: "2026-01-17",
        coversUntil: "2026-02-01",
        days: 15,
        ofDays: 31,
        months: 0,
        monthlyPrice: 6500n,
        amount: 3145n,
        currency: "EUR",
      },
    ]);
    expect(await owedOf(admin)).toMatchObject([
      {
        actorId: admin.agentId,
        seatId,
        kind: "seat-added-rest",
        dueOn: "2026-02-01",
        coversFrom: "2026-02-01",
        coversUntil: "2026-04-01",
        months: 2,
        amount: 13_000n,
      },
    ]);
    expect(await nextDueOf(admin), "the second charge comes before the renewal").toBe("2026-02-01");
  });

  it("first writes what has come due, so that the ledger is in order", async () => {
    const { admin, tierId } = await aQuarterly();
    await join(admin, { tierId }, at);
    await join(admin, { tierId }, noonOf("2026-04-03"));
    expect((await ledgerOf(admin)).map(({ kind, chargedOn }) => [kind, chargedOn])).toEqual([
      ["seat-added", "2026-01-17"],
      ["seat-added-rest", "2026-02-01"],
      ["renewal", "2026-04-01"],
      ["seat-added", "2026-04-03"],
    ]);
  });

  it("on a bill date is charged for itself, and not renewed a second time that day", async () => {
    const { admin, tierId } = await aQuarterly();
    await join(admin, { tierId }, noonOf("2026-04-01"));
    await join(admin, { tierId }, noonOf("2026-04-01"));
    expect((await ledgerOf(admin)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ["seat-added", 6500n],
      ["seat-added", 6500n],
    ]);
    expect(await nextDueOf(admin)).toBe("2026-05-01");
  });

  it.each([
    { why: "nobody saw a quote", pin: null, refusal: "quote-not-seen" },
    { why: "somebody made one up", pin: "A".repeat(43), refusal: "quote-changed" },
  ])("refuses when $why, and writes nothing", async ({ pin, refusal }) => {
    const { admin, ofNewSeat } = await aQuarterly();
    expect(await addAgent(admin, aJoiner(ofNewSeat, { quote: pin }), at)).toEqual({ ok: false, refusal });
    expect([await ledgerOf(admin), await owedOf(admin), await seatsOf(admin)]).toEqual([[], [], []]);
  });

  it("refuses a quote of yesterday, and charges with today's", async () => {
    const { admin, ofNewSeat } = await aQuarterly();
    const form = await withQuote(admin, aJoiner(ofNewSeat), at);
    expect(await addAgent(admin, form, later)).toEqual({ ok: false, refusal: "quote-changed" });
    expect(await ledgerOf(admin)).toEqual([]);
    const again = await withQuote(admin, { ...form, key: newId() }, later);
    expect(await addAgent(admin, again, later)).toMatchObject({ ok: true });
    expect(await ledgerOf(admin)).toMatchObject([{ amount: 2935n, chargedOn: "2026-01-18" }]);
  });

  it("takes the quote that another session saw: it is the same promise", async () => {
    const { admin, member, ofNewSeat } = await aQuarterly();
    const form = await withQuote(await member("admin"), aJoiner(ofNewSeat), at);
    expect(await addAgent(admin, form, at)).toMatchObject({ ok: true });
  });

  it("refuses a manager, also with the pin of an admin's quote", async () => {
    const { admin, member, ofNewSeat } = await aQuarterly();
    const form = await withQuote(admin, aJoiner(ofNewSeat), at);
    const manager = await member("manager");
    expect(await addAgent(manager, form, at)).toEqual({ ok: false, refusal: "seat-costs-money" });
    expect(() => quoteSeatChoice(manager, ofNewSeat, at)).toThrow();
    expect(await ledgerOf(admin)).toEqual([]);
  });

  it("refuses another organisation's tier, and one that is no longer sold", async () => {
    const { admin, ofNewSeat, tierId } = await aQuarterly();
    const { admin: stranger } = await aQuarterly();
    const form = await withQuote(admin, aJoiner(ofNewSeat), at);
    expect(await addAgent(stranger, form, at)).toEqual({ ok: false, refusal: "tier-unknown" });
    expect(await quoteSeatChoice(stranger, ofNewSeat, at)).toBeNull();
    await asSystem("test", (tx) => tx.update(tiers).set({ isOffered: false }).where(eq(tiers.id, tierId)));
    expect(await addAgent(admin, { ...form, key: newId() }, at)).toEqual({
      ok: false,
      refusal: "tier-unknown",
    });
  });

  it("sent twice charges once", async () => {
    const { admin, ofNewSeat } = await aQuarterly();
    const form = await withQuote(admin, aJoiner(ofNewSeat), at);
    await addAgent(admin, form, at);
    expect(await addAgent(admin, form, at)).toMatchObject({ ok: true, replayed: true });
    expect(await ledgerOf(admin)).toHaveLength(1);
  });
});

describe("addAgent on a vacant seat", () => {
  it("costs nothing, needs no quote, and is open to managers", async () => {
    const { admin, member, tierId } = await aQuarterly();
    const first = await join(admin, { tierId }, at);
    await vacate(admin, first);
    const form = aJoiner({ kind: "vacant", seatId: first.seatId });
    expect(await addAgent(await member("manager"), form, later)).toMatchObject({ ok: true });
    expect(await ledgerOf(admin)).toHaveLength(1);
  });

  it("gives its SIP phone another secret, since whoever sat there before knows the old one", async () => {
    const { admin, tierId } = await aQuarterly();
    const first = await join(admin, { tierId }, at);
    const before = await sipSecretOf(first.seatId);
    expect(before).toBeTruthy();
    await vacate(admin, first);
    expect(await sipSecretOf(first.seatId)).toBeNull();
    await join(admin, { seatId: first.seatId }, later);
    const after = await sipSecretOf(first.seatId);
    expect(after).toBeTruthy();
    expect(after).not.toEqual(before);
  });

  it("due for release cancels the release, costs nothing today, and names the next bill", async () => {
    const { admin, tierId } = await aQuarterly();
    const seatId = await aLeavingSeat(admin, tierId);
    const choice = { kind: "vacant", seatId } as const;
    expect(await quoteSeatChoice(admin, choice, later)).toMatchObject({
      lines: [],
      dueToday: 0n,
      nextBill: { on: "2026-04-01", before: 0n, after: 19_500n },
    });
    expect(await addAgent(admin, aJoiner(choice), later)).toEqual({ ok: false, refusal: "quote-not-seen" });
    await join(admin, { seatId }, later);
    expect(await seatsOf(admin)).toMatchObject([{ id: seatId, releaseOn: null, releasedAt: null }]);
    expect(await ledgerOf(admin)).toHaveLength(1);
  });

  it("due for release is not a manager's to fill, since it costs money later", async () => {
    const { admin, member, tierId } = await aQuarterly();
    const seatId = await aLeavingSeat(admin, tierId);
    const form = await withQuote(admin, aJoiner({ kind: "vacant", seatId }), later);
    expect(await addAgent(await member("manager"), form, later)).toEqual({
      ok: false,
      refusal: "seat-costs-money",
    });
  });

  it("that was released meanwhile is gone", async () => {
    const { admin, tierId } = await aQuarterly();
    const seatId = await aLeavingSeat(admin, tierId);
    const form = await withQuote(admin, aJoiner({ kind: "vacant", seatId }), later);
    expect(await addAgent(admin, form, noonOf("2026-04-01"))).toEqual({ ok: false, refusal: "seat-taken" });
  });

  it("of another organisation is not there", async () => {
    const { admin, tierId } = await aQuarterly();
    const { admin: stranger } = await aQuarterly();
    const first = await join(admin, { tierId }, at);
    await vacate(admin, first);
    const choice = { kind: "vacant", seatId: first.seatId } as const;
    expect(await addAgent(stranger, aJoiner(choice), later)).toEqual({ ok: false, refusal: "seat-taken" });
    expect(await quoteSeatChoice(stranger, choice, later)).toBeNull();
  });
});

describe("a replica whose clock is behind", () => {
  it("charges for the cycle that was renewed already, not for the last day of the one before", async () => {
    const { admin, tierId } = await aQuarterly();
    await join(admin, { tierId }, at);
    await join(admin, { tierId }, new Date("2026-03-31T22:00:01Z"));
    await join(admin, { tierId }, new Date("2026-03-31T21:59:59Z"));
    expect((await ledgerOf(admin)).slice(-2)).toMatchObject([
      { kind: "seat-added", chargedOn: "2026-04-01", amount: 6500n },
      { kind: "seat-added", chargedOn: "2026-04-01", amount: 6500n },
    ]);
  });
});

async function aLeavingSeat(admin: Actor, tierId: TierId): Promise<SeatId> {
  const { agentId, seatId } = await join(admin, { tierId }, at);
  await vacate(admin, { agentId });
  expect(await releaseSeat(admin, { key: newId(), seatId, quote: null }, later)).toMatchObject({ ok: true });
  const [seat] = await asSystem("test", (tx) => tx.select().from(seats).where(eq(seats.id, seatId)));
  expect(seat?.releaseOn).toBe("2026-04-01");
  return seatId;
}
