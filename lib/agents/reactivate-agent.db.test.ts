import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents } from "#db/schema/index.ts";
import { temporary, traces, withPassword } from "#db/testing/an-account.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { countSeats } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays24h, type Day } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { deactivateAgent } from "./deactivate-agent.ts";
import { reactivateAgent } from "./reactivate-agent.ts";

const at = noonOf("2026-03-05");
const form = ({ agentId }: Pick<Actor, "agentId">) => ({ key: formKey(), agentId });

function setDates({ orgId, agentId }: Actor, dates: { startsOn?: string; endsOn?: string }) {
  return asSystem("test", (tx) =>
    tx
      .update(agents)
      .set(dates as { startsOn?: Day; endsOn?: Day })
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId))),
  );
}

describe("reactivateAgent", () => {
  it("gives an Active account back with its seat, and charges nothing", async () => {
    const { admin, tiers } = await anOrganisation("Back", { setUpAt: noonOf("2026-01-01") });
    const { agentId } = await join(admin, { tierId: tiers[0]?.id ?? newId() }, at);
    await withPassword({ ...admin, agentId });
    const before = await ledgerOf(admin);
    await deactivateAgent(admin, form({ agentId }), at);
    expect(await reactivateAgent(admin, form({ agentId }), at)).toMatchObject({
      ok: true,
      value: { state: "Active" },
    });
    expect(await countSeats(admin)).toEqual({ seats: 1, inUse: 1, vacant: 0, heldByDeactivated: 0 });
    expect(await ledgerOf(admin)).toEqual(before);
    expect(await audited(admin, "agent.reactivated")).toEqual([{ actorId: admin.agentId, details: {} }]);
    expect((await traces({ ...admin, agentId })).agent).toMatchObject({ deactivatedFrom: null, version: 3 });
  });

  it.each([
    { expiresAt: addDays24h(at, 1), passwordExpired: false },
    { expiresAt: addDays24h(at, -1), passwordExpired: true },
  ])(
    "gives a Waiting one back as it was, and says that its password expired: $passwordExpired",
    async (each) => {
      const { admin, member } = await anOrganisation();
      const who = await member("agent");
      await withPassword(who, temporary({ expiresAt: each.expiresAt }));
      await deactivateAgent(admin, form(who), at);
      expect(await reactivateAgent(admin, form(who), at)).toMatchObject({
        ok: true,
        value: { state: "Waiting", passwordExpired: each.passwordExpired },
      });
    },
  );

  it("gives a Scheduled one back as it was", async () => {
    const { admin, member } = await anOrganisation();
    const who = await member("agent");
    await setDates(who, { startsOn: "2026-04-01" });
    await withPassword(who, { state: "Scheduled" });
    await deactivateAgent(admin, form(who), at);
    expect(await reactivateAgent(admin, form(who), at)).toMatchObject({ value: { state: "Scheduled" } });
    expect((await traces(who)).templates).toEqual([]);
  });

  it("starts a Scheduled one whose start date has come, with a mail", async () => {
    const { admin, member } = await anOrganisation();
    const who = await member("agent");
    await withPassword(who, { state: "Scheduled" });
    await setDates(who, { startsOn: "2026-04-01" });
    await deactivateAgent(admin, form(who), at);
    expect(await reactivateAgent(admin, form(who), noonOf("2026-04-01"))).toMatchObject({
      value: { state: "Waiting", startedBy: expect.stringContaining("@") },
    });
    const { agent, templates } = await traces(who);
    expect(agent).toMatchObject({ state: "Waiting", version: 4 });
    expect(templates).toEqual(["credentials"]);
    expect(await audited(admin, "agent.started")).toEqual([{ actorId: null, details: {} }]);
  });

  it.each([
    { why: "yesterday", endsOn: "2026-03-04", stays: false },
    { why: "today where the organisation is", endsOn: "2026-03-05", stays: false },
    { why: "tomorrow", endsOn: "2026-03-06", stays: true },
  ])("an end date of $why stays: $stays", async ({ endsOn, stays }) => {
    const { admin, member } = await anOrganisation("Kiritimati", { timeZone: "Pacific/Kiritimati" });
    const who = await member("agent");
    await setDates(who, { endsOn });
    await deactivateAgent(admin, form(who), at);
    // Fourteen hours ahead: 23:30 on 5 March there.
    await reactivateAgent(admin, form(who), new Date("2026-03-05T09:30:00Z"));
    expect((await traces(who)).agent.endsOn).toBe(stays ? endsOn : null);
    expect(await audited(admin, "agent.reactivated")).toMatchObject([
      { details: stays ? {} : { endsOnBefore: endsOn } },
    ]);
  });

  it("refuses an account that is not deactivated, and one that is, deactivating", async () => {
    const { admin, member } = await anOrganisation();
    const who = await member("agent");
    expect(await reactivateAgent(admin, form(who), at)).toEqual({ ok: false, refusal: "not-deactivated" });
    await deactivateAgent(admin, form(who), at);
    expect(await deactivateAgent(admin, form(who), at)).toEqual({
      ok: false,
      refusal: "already-deactivated",
    });
  });

  it("is neither an agent's, nor a manager's to do to an admin, nor another organisation's", async () => {
    const { admin, member } = await anOrganisation();
    const { admin: stranger } = await anOrganisation();
    const other = await member("admin");
    await deactivateAgent(admin, form(other), at);
    expect(await reactivateAgent(await member("manager"), form(other), at)).toEqual({
      ok: false,
      refusal: "admins-only-by-admins",
    });
    expect(await reactivateAgent(stranger, form(other), at)).toEqual({ ok: false, refusal: "not-there" });
    await expect(reactivateAgent(await member("agent"), form(other), at)).rejects.toMatchObject({
      name: "NotAllowed",
    });
  });

  it("acts once on a form sent twice", async () => {
    const { admin, member } = await anOrganisation();
    const who = await member("agent");
    await deactivateAgent(admin, form(who), at);
    const sent = form(who);
    await reactivateAgent(admin, sent, at);
    expect(await reactivateAgent(admin, sent, at)).toMatchObject({ ok: true, replayed: true });
    expect(await audited(admin, "agent.reactivated")).toHaveLength(1);
  });
});
