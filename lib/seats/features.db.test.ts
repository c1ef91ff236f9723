import { and, eq, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents, outbox, seatOccupancies } from "#db/schema/index.ts";
import { aLeavingSeat, aVacantSeat, leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { aJoiner, formKey, join, ledgerOf, noonOf, seatsOf } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { sipSecretOf } from "#db/testing/sip-secret-of.ts";
import { addAgent } from "#lib/agents/add-agent.ts";
import type { SeatChoice } from "#lib/agents/schema.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import type { Actor, State } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { type AgentId, newId, type SeatId } from "#lib/values/ids.ts";
import { enterSeat } from "./enter-seat.ts";
import { leaveSeat } from "./leave-seat.ts";
import { countSeats } from "./queries.ts";
import type { SetFeatures } from "./schema.ts";

const joinedAt = noonOf("2026-03-01");
const at = noonOf("2026-03-05");

async function anOrg() {
  const org = await anOrganisation("Features", { setUpAt: noonOf("2026-02-01") });
  return { ...org, tierId: org.tiers[0]?.id ?? newId<"tiers">() };
}

const out = (agentId: AgentId, heldSeat: SeatId | null): SetFeatures => ({
  key: formKey(),
  agentId,
  features: "disabled",
  heldSeat,
  seat: null,
  quote: null,
});

const into = (agentId: AgentId, seat: SeatChoice | null, quote: string | null = null): SetFeatures => ({
  ...out(agentId, null),
  features: "enabled",
  seat,
  quote,
});

const vacant = (seatId: SeatId): SeatChoice => ({ kind: "vacant", seatId });

describe("leaveSeat", () => {
  it("makes the seat vacant and names it; nothing is charged, the account stays as it is", async () => {
    const { admin, tierId } = await anOrg();
    const { agentId, seatId } = await join(admin, { tierId }, joinedAt, { name: "Ann Early" });
    const charged = await ledgerOf(admin);
    expect(await leaveSeat(admin, out(agentId, seatId), at)).toMatchObject({
      ok: true,
      value: { seat: { seatId, extension: "100", tier: "Essential", name: "Ann Early" } },
    });
    expect(await countSeats(admin)).toMatchObject({ seats: 1, inUse: 0, vacant: 1 });
    expect(await accountOf(agentId)).toMatchObject({ state: "Waiting", version: 2 });
    expect(await ledgerOf(admin)).toEqual(charged);
    expect(await audited(admin, "seat.left")).toEqual([
      { actorId: admin.agentId, details: { extension: "100", seat: seatId } },
    ]);
  });

  it("sent twice is done once and answered twice", async () => {
    const { admin, tierId } = await anOrg();
    const { agentId, seatId } = await join(admin, { tierId }, joinedAt);
    const form = out(agentId, seatId);
    await leaveSeat(admin, form, at);
    expect(await leaveSeat(admin, form, at)).toMatchObject({ ok: true, replayed: true });
    expect(await audited(admin, "seat.left")).toHaveLength(1);
  });

  it.each(["Scheduled", "Active", "Deactivated"] as const)("takes out somebody %s", async (state) => {
    const { admin, tierId } = await anOrg();
    const { agentId, seatId } = await join(admin, { tierId }, joinedAt);
    await inState(agentId, state);
    expect(await leaveSeat(admin, out(agentId, seatId), at)).toMatchObject({ ok: true });
    expect(await countSeats(admin)).toMatchObject({ vacant: 1, heldByDeactivated: 0 });
  });

  it("refuses what an old tab asks: another seat by now, none any more, a closed account", async () => {
    const { admin, tierId } = await anOrg();
    const { agentId, seatId } = await join(admin, { tierId }, joinedAt);
    const other = await aVacantSeat(admin, tierId, joinedAt);
    await leaveSeat(admin, out(agentId, seatId), at);
    expect(await leaveSeat(admin, out(agentId, seatId), at)).toEqual({
      ok: false,
      refusal: "features-already-disabled",
    });
    await enterSeat(admin, into(agentId, vacant(other)), at);
    expect(await leaveSeat(admin, out(agentId, seatId), at)).toEqual({
      ok: false,
      refusal: "seat-changed-meanwhile",
    });
    expect(await heldBy(agentId), "nothing was moved").toEqual([other]);
    await leave(admin, agentId, at);
    expect(await leaveSeat(admin, out(agentId, other), at)).toEqual({ ok: false, refusal: "account-closed" });
  });
});

describe("enterSeat", () => {
  it("gives a vacant seat with its extension for nothing, and its phone another secret", async () => {
    const { admin, tierId, member } = await anOrg();
    const seatId = await aVacantSeat(admin, tierId, joinedAt);
    const secret = await sipSecretOf(seatId);
    const { agentId } = await member("agent", "Ben Late");
    const charged = await ledgerOf(admin);
    expect(await enterSeat(admin, into(agentId, vacant(seatId)), at)).toMatchObject({
      ok: true,
      value: { seat: { seatId, extension: "100", tier: "Essential", name: "Ben Late" } },
    });
    expect(await heldBy(agentId)).toEqual([seatId]);
    expect(await sipSecretOf(seatId)).not.toEqual(secret);
    expect(await ledgerOf(admin)).toEqual(charged);
    expect(await audited(admin, "seat.taken")).toEqual([
      { actorId: admin.agentId, details: { extension: "100", seat: seatId } },
    ]);
  });

  it("makes a new seat for what the quote said, with the agent in the ledger, and tells the admins", async () => {
    const { admin, tierId, member } = await anOrg();
    const { agentId } = await member("agent");
    const choice = { kind: "new", tierId } as const;
    expect(await enterSeat(admin, into(agentId, choice), at)).toEqual({
      ok: false,
      refusal: "quote-not-seen",
    });
    expect(await enterSeat(admin, into(agentId, choice, "x"), at)).toEqual({
      ok: false,
      refusal: "quote-changed",
    });
    expect(await seatsOf(admin), "nothing half done").toEqual([]);
    const quote = await quoteSeatChoice(admin, choice, at);
    expect(await enterSeat(admin, into(agentId, choice, quote?.pin ?? null), at)).toMatchObject({ ok: true });
    const [charge, ...more] = await ledgerOf(admin);
    expect(more).toEqual([]);
    expect(charge).toMatchObject({
      kind: "seat-added",
      agentId,
      amount: quote?.dueToday,
      actorId: admin.agentId,
    });
    const mails = await asSystem("test", (tx) =>
      tx.select({ template: outbox.template }).from(outbox).where(eq(outbox.orgId, admin.orgId)),
    );
    expect(mails).toEqual([{ template: "seat-charged" }]);
  });

  it("keeps a seat that was to be released, once that was seen; by an admin only", async () => {
    const { admin, tierId, member } = await anOrg();
    const seatId = await aLeavingSeat(admin, tierId, joinedAt);
    const { agentId } = await member("agent");
    const form = into(agentId, vacant(seatId));
    expect(await enterSeat(await member("manager"), form, at)).toEqual({
      ok: false,
      refusal: "seat-costs-money",
    });
    expect(await enterSeat(admin, form, at)).toEqual({ ok: false, refusal: "quote-not-seen" });
    const quote = await quoteSeatChoice(admin, vacant(seatId), at);
    expect(await enterSeat(admin, into(agentId, vacant(seatId), quote?.pin ?? null), at)).toMatchObject({
      ok: true,
    });
    expect(await seatsOf(admin)).toMatchObject([{ releaseOn: null }]);
  });

  it("of two people for the last vacant seat one gets it, and the other is told", async () => {
    const { admin, tierId, member } = await anOrg();
    const seatId = await aVacantSeat(admin, tierId, joinedAt);
    const [one, other] = [await member("agent"), await member("agent")];
    const manager = await member("manager");
    const lock = await holding((tx) => lockOrganisation(tx, admin.orgId));
    const first = enterSeat(admin, into(one.agentId, vacant(seatId)), at);
    await untilWaiting(null, 1);
    const second = enterSeat(manager, into(other.agentId, vacant(seatId)), at);
    await untilWaiting(null, 2);
    await lock.release();
    expect([await first, await second]).toMatchObject([{ ok: true }, { ok: false, refusal: "seat-taken" }]);
    expect([await heldBy(one.agentId), await heldBy(other.agentId)]).toEqual([[seatId], []]);
  });

  it("of Add Agent and a return to the same seat the first wins", async () => {
    const { admin, tierId, member } = await anOrg();
    const seatId = await aVacantSeat(admin, tierId, joinedAt);
    const { agentId } = await member("agent");
    const lock = await holding((tx) => lockOrganisation(tx, admin.orgId));
    const added = addAgent(admin, aJoiner(vacant(seatId)), at);
    await untilWaiting(null, 1);
    const entered = enterSeat(await member("manager"), into(agentId, vacant(seatId)), at);
    await untilWaiting(null, 2);
    await lock.release();
    expect([await added, await entered]).toMatchObject([{ ok: true }, { ok: false, refusal: "seat-taken" }]);
  });

  it.each([
    { why: "who holds one already", state: "Active", holds: true, refusal: "features-already-enabled" },
    { why: "who is deactivated", state: "Deactivated", holds: false, refusal: "account-deactivated" },
    { why: "who is gone", state: "Closed", holds: false, refusal: "account-closed" },
  ] as const)("refuses $why, whether or not the seat is there", async ({ state, holds, refusal }) => {
    const { admin, tierId, member } = await anOrg();
    const seatId = await aVacantSeat(admin, tierId, joinedAt);
    const { agentId } = holds ? await join(admin, { tierId }, joinedAt) : await member("agent");
    await inState(agentId, state);
    expect(await enterSeat(admin, into(agentId, vacant(seatId)), at)).toEqual({ ok: false, refusal });
    expect(await enterSeat(admin, into(agentId, vacant(newId())), at)).toEqual({ ok: false, refusal });
  });

  it("changes nothing, and says so, where the form is saved as it was drawn", async () => {
    const { admin, tierId, member } = await anOrg();
    const { agentId, seatId } = await join(admin, { tierId }, joinedAt);
    const asDrawn = { ...into(agentId, null), heldSeat: seatId };
    const unchanged = { ok: true, value: { seat: null } };
    expect(await enterSeat(admin, asDrawn, at)).toMatchObject(unchanged);
    expect(await heldBy(agentId)).toEqual([seatId]);
    const { agentId: seatless } = await member("agent");
    expect(await leaveSeat(admin, out(seatless, null), at)).toMatchObject(unchanged);
    expect(await audited(admin, "seat.taken")).toEqual([]);
    expect(await audited(admin, "seat.left")).toEqual([]);

    await leaveSeat(admin, out(agentId, seatId), at);
    const late = { ...asDrawn, key: formKey() };
    expect(await enterSeat(admin, late, at)).toEqual({ ok: false, refusal: "features-already-disabled" });
    const other = await aVacantSeat(admin, tierId, joinedAt);
    await enterSeat(admin, into(agentId, vacant(other)), at);
    expect(await enterSeat(admin, { ...late, key: formKey() }, at)).toEqual({
      ok: false,
      refusal: "seat-changed-meanwhile",
    });
  });

  it("refuses no seat, another organisation's seat, tier and person", async () => {
    const { admin, member, tierId } = await anOrg();
    const { agentId } = await member("agent");
    const foreign = await anOrg();
    const theirSeat = await aVacantSeat(foreign.admin, foreign.tierId, joinedAt);
    const refusalOf = async (form: SetFeatures) => {
      const outcome = await enterSeat(admin, form, at);
      return !outcome.ok && outcome.refusal;
    };
    expect(await refusalOf(into(agentId, null))).toBe("seat-choice-required");
    expect(await refusalOf(into(agentId, { kind: "none" }))).toBe("seat-choice-required");
    expect(await refusalOf(into(agentId, vacant(theirSeat)))).toBe("seat-taken");
    expect(await refusalOf(into(agentId, { kind: "new", tierId: foreign.tierId }))).toBe("tier-unknown");
    const ours = await aVacantSeat(admin, tierId, joinedAt);
    expect(await refusalOf(into(foreign.admin.agentId, vacant(ours)))).toBe("not-there");
    expect(await leaveSeat(admin, out(foreign.admin.agentId, null), at)).toEqual({
      ok: false,
      refusal: "not-there",
    });
  });
});

describe("who may", () => {
  it("oneself, as admin or manager, and a manager for those below an admin", async () => {
    const { admin, tierId, member } = await anOrg();
    const [seatA, seatB] = [
      await aVacantSeat(admin, tierId, joinedAt),
      await aVacantSeat(admin, tierId, joinedAt),
    ];
    const manager = await member("manager");
    expect(await enterSeat(admin, into(admin.agentId, vacant(seatA)), at)).toMatchObject({ ok: true });
    expect(await leaveSeat(manager, out(admin.agentId, seatA), at)).toEqual({
      ok: false,
      refusal: "admins-only-by-admins",
    });
    expect(await enterSeat(manager, into(manager.agentId, vacant(seatB)), at)).toMatchObject({ ok: true });
    expect(await leaveSeat(manager, out(manager.agentId, seatB), at)).toMatchObject({ ok: true });
    expect(await leaveSeat(admin, out(admin.agentId, seatA), at)).toMatchObject({ ok: true });
  });

  it("no manager buys a seat, and no agent turns the switch, not even the own one", async () => {
    const { tierId, member } = await anOrg();
    const manager = await member("manager");
    expect(await enterSeat(manager, into(manager.agentId, { kind: "new", tierId }), at)).toEqual({
      ok: false,
      refusal: "seat-costs-money",
    });
    const agent = await member("agent");
    await expect(leaveSeat(agent, out(agent.agentId, null), at)).rejects.toMatchObject({
      name: "NotAllowed",
    });
    await expect(enterSeat(agent, into(agent.agentId, null), at)).rejects.toMatchObject({
      name: "NotAllowed",
    });
  });
});

async function inState(agentId: AgentId, state: State): Promise<void> {
  const closedAt = state === "Closed" ? at : null;
  const startsOn = state === "Scheduled" ? ("2099-01-01" as Day) : null;
  await asSystem("test", (tx) =>
    tx.update(agents).set({ state, closedAt, startsOn }).where(eq(agents.id, agentId)),
  );
}

async function accountOf(agentId: AgentId) {
  const [agent] = await asSystem("test", (tx) => tx.select().from(agents).where(eq(agents.id, agentId)));
  return agent;
}

async function heldBy(agentId: Actor["agentId"]): Promise<SeatId[]> {
  const rows = await asSystem("test", (tx) =>
    tx
      .select({ seatId: seatOccupancies.seatId })
      .from(seatOccupancies)
      .where(and(eq(seatOccupancies.agentId, agentId), isNull(seatOccupancies.heldUntil))),
  );
  return rows.map(({ seatId }) => seatId);
}
