import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents, extensions } from "#db/schema/index.ts";
import { aDeletion } from "#db/testing/a-vacant-seat.ts";
import { traces } from "#db/testing/an-account.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf, owedOf, seatsOf } from "#db/testing/charged.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import type { Day } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { deactivateAgent } from "./deactivate-agent.ts";
import { deleteAgent } from "./delete-agent.ts";

const setUpAt = noonOf("2026-01-01");
const at = noonOf("2026-01-17");
const tierOf = ({ tiers }: TestOrganisation) => tiers[0]?.id ?? newId<"tiers">();

async function aSeated(changed: Parameters<typeof anOrganisation>[1] = {}) {
  const org = await anOrganisation("Leaving", { setUpAt, ...changed });
  const { agentId, seatId } = await join(org.admin, { tierId: tierOf(org) }, at, { name: "Lee Leaver" });
  return { ...org, agentId, seatId, leaver: { ...org.admin, agentId } };
}

describe("deleteAgent", () => {
  it("closes the account and keeps the seat vacant: nothing charged, told in the trail and by mail, renewed as before", async () => {
    const { admin, agentId, seatId, leaver } = await aSeated();
    const before = await ledgerOf(admin);
    const outcome = await deleteAgent(admin, aDeletion(agentId), noonOf("2026-01-20"));
    expect(outcome).toMatchObject({
      ok: true,
      value: { seat: { seatId, extension: "100", releasedOn: null } },
    });
    expect(await ledgerOf(admin)).toEqual(before);
    expect(await audited(admin, "agent.deleted")).toEqual([
      { actorId: admin.agentId, details: { extension: "100", releasedOn: null, seat: seatId } },
    ]);
    const { agent, templates } = await traces(leaver);
    expect(agent).toMatchObject({ state: "Closed", closedFrom: "Waiting", version: 2 });
    expect(templates).toEqual(["access-ended"]);
    await writeDue(noonOf("2026-02-01"));
    expect(await ledgerOf(admin)).toHaveLength(before.length + 1);
  });

  it("releases the seat for the next bill date, on which it is gone with its extension", async () => {
    const { admin, agentId } = await aSeated();
    const form = aDeletion(agentId, { seat: "release" });
    expect(await deleteAgent(admin, form, noonOf("2026-01-20"))).toMatchObject({
      ok: true,
      value: { seat: { releasedOn: "2026-02-01" } },
    });
    expect(await audited(admin, "seat.release-planned")).toHaveLength(1);
    await writeDue(noonOf("2026-02-01"));
    expect((await seatsOf(admin))[0]?.releasedAt).not.toBeNull();
    const left = await asSystem("test", (tx) =>
      tx.select().from(extensions).where(eq(extensions.orgId, admin.orgId)),
    );
    expect(left).toEqual([]);
    expect(await ledgerOf(admin)).toHaveLength(1);
  });

  it("is asked again where a bill date has passed since the seat's last day was shown", async () => {
    const { admin, agentId } = await aSeated();
    const shown = aDeletion(agentId, { seat: "release", goesOn: "2026-02-01" as Day });
    const answer = await deleteAgent(admin, shown, noonOf("2026-02-01"));
    expect(answer).toEqual({ ok: false, refusal: "day-moved" });
    expect(await seatsOf(admin)).toMatchObject([{ releaseOn: null }]);
    const onTheDay = aDeletion(agentId, { seat: "release", goesOn: "2026-03-01" as Day });
    expect(await deleteAgent(admin, onTheDay, noonOf("2026-02-01"))).toMatchObject({
      ok: true,
      value: { seat: { releasedOn: "2026-03-01" } },
    });
  });

  it("releases no other seat than the one that was shown; kept, it is whichever the person has", async () => {
    const { admin, agentId, seatId } = await aSeated();
    const elsewhere = { seatId: newId<"seats">() };
    const released = aDeletion(agentId, { ...elsewhere, seat: "release" });
    const on = noonOf("2026-01-20");
    expect(await deleteAgent(admin, released, on)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await seatsOf(admin)).toMatchObject([{ releaseOn: null }]);
    expect(await deleteAgent(admin, aDeletion(agentId, elsewhere), on)).toMatchObject({
      ok: true,
      value: { seat: { seatId, releasedOn: null } },
    });
  });

  it("leaves a second charge owed, released or not", async () => {
    const { admin, agentId } = await aSeated({ cycle: "quarterly" });
    const owed = await owedOf(admin);
    expect(owed).toMatchObject([{ dueOn: "2026-02-01" }]);
    await deleteAgent(admin, aDeletion(agentId, { seat: "release" }), noonOf("2026-01-20"));
    expect(await owedOf(admin)).toEqual(owed);
    await writeDue(noonOf("2026-02-01"));
    expect((await ledgerOf(admin)).at(-1)).toMatchObject({ id: owed[0]?.id, amount: owed[0]?.amount });
  });

  it.each([
    { on: "2026-03-31", allowed: false },
    { on: "2026-04-01", allowed: true },
  ])(
    "a contract to 30 April allows the release on $on: $allowed; keeping it always",
    async ({ on, allowed }) => {
      const { admin, agentId, leaver } = await aSeated({ contractEnd: "2026-04-30" as Day });
      const release = aDeletion(agentId, { seat: "release" });
      const outcome = await deleteAgent(admin, release, noonOf(on));
      if (allowed) {
        expect(outcome).toMatchObject({ ok: true, value: { seat: { releasedOn: "2026-05-01" } } });
        return;
      }
      expect(outcome).toEqual({ ok: false, refusal: "contract-not-ending" });
      expect((await traces(leaver)).agent.state).toBe("Waiting");
      expect(await deleteAgent(admin, aDeletion(agentId), noonOf(on))).toMatchObject({
        ok: true,
      });
    },
  );

  it("takes the phone's secret from the seat, which the leaver knows", async () => {
    const { admin, agentId, seatId } = await aSeated();
    const secret = () =>
      asSystem("test", (tx) =>
        tx
          .select({ sealed: extensions.sealedSipSecret })
          .from(extensions)
          .where(eq(extensions.seatId, seatId)),
      );
    expect((await secret())[0]?.sealed).not.toBeNull();
    await deleteAgent(admin, aDeletion(agentId), noonOf("2026-01-20"));
    expect(await secret()).toEqual([{ sealed: null }]);
  });

  it("deletes somebody without a seat, whatever the contract says", async () => {
    const org = await anOrganisation("Bound", { setUpAt, contractEnd: "2027-01-01" as Day });
    const agent = await org.member("agent");
    const form = aDeletion(agent.agentId, { seat: "release" });
    expect(await deleteAgent(org.admin, form, at)).toMatchObject({ ok: true, value: { seat: null } });
  });

  it("refuses an account that is closed, oneself, and another organisation's", async () => {
    const { admin, agentId } = await aSeated();
    const { admin: stranger } = await anOrganisation();
    await deleteAgent(admin, aDeletion(agentId), at);
    const refusalOf = async (whom: typeof agentId) => deleteAgent(admin, aDeletion(whom), at);
    expect(await refusalOf(agentId)).toEqual({ ok: false, refusal: "account-closed" });
    expect(await refusalOf(admin.agentId)).toEqual({ ok: false, refusal: "not-on-yourself" });
    expect(await refusalOf(stranger.agentId)).toEqual({ ok: false, refusal: "not-there" });
  });

  it("answers the same form again without acting twice, and tells nobody twice", async () => {
    const { admin, agentId, leaver } = await aSeated();
    const form = aDeletion(agentId);
    const first = await deleteAgent(admin, form, at);
    const second = await deleteAgent(admin, form, at);
    expect(second).toMatchObject({ ok: true, replayed: true, value: first.ok ? first.value : null });
    expect((await traces(leaver)).templates).toEqual(["access-ended"]);
  });

  it("mails nobody who has had that mail, or never opened the account", async () => {
    const { admin, agentId, leaver, member } = await aSeated();
    await deactivateAgent(admin, { key: formKey(), agentId }, at);
    await deleteAgent(admin, aDeletion(agentId), at);
    expect((await traces(leaver)).templates).toEqual(["access-ended"]);

    const scheduled = await member("agent");
    await asSystem("test", (tx) =>
      tx
        .update(agents)
        .set({ state: "Scheduled", startsOn: "2026-05-01" as Day })
        .where(eq(agents.id, scheduled.agentId)),
    );
    await deleteAgent(admin, aDeletion(scheduled.agentId), at);
    expect((await traces(scheduled)).templates).toEqual([]);
  });
});
