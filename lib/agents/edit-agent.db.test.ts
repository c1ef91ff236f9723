import { describe, expect, it } from "vitest";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { temporary, traces, withPassword } from "#db/testing/an-account.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { ledgerOf } from "#db/testing/charged.ts";
import { addDays, type Day, dayIn } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { deactivateAgent } from "./deactivate-agent.ts";
import { editAgent } from "./edit-agent.ts";
import { anEditForm } from "./testing/an-edit-form.ts";
import { at, aUnit, edit, reasonFor, seated } from "./testing/edited.ts";

describe("editAgent", () => {
  it("changes the person, and says in the trail what each field said before", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent", "Jo Joiner");
    const unitId = await aUnit(org, "Claims");
    expect(await edit(org.admin, jo, { name: "Joe Joiner", language: "de", unitId })).toMatchObject({
      ok: true,
      value: { isChanged: true, moved: null, sessionsEnded: 0 },
    });
    const { agent, audit, mails, sessions } = await traces(jo);
    expect(agent).toMatchObject({
      name: "Joe Joiner",
      nameKey: "joe joiner",
      language: "de",
      unitId,
      version: 2,
    });
    expect(audit).toMatchObject([{ action: "agent.edited", actorId: org.admin.agentId }]);
    expect(audit[0]?.details).toEqual({
      name: "Joe Joiner",
      nameBefore: "Jo Joiner",
      language: "de",
      languageBefore: "en",
      unit: "Claims",
      unitBefore: null,
      version: 2,
    });
    expect(mails).toEqual([]);
    expect(sessions).toMatchObject([{ endedBecause: null }]);
    expect(await ledgerOf(org.admin)).toEqual([]);
  });

  it("writes nothing when the form says what is there", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    expect(await edit(org.admin, jo, {})).toMatchObject({ ok: true, value: { isChanged: false } });
    const { agent, actions } = await traces(jo);
    expect(agent.version).toBe(1);
    expect(actions).toEqual([]);
  });

  it("acts once on a form sent twice, and takes the same key for nothing else", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    const form = await anEditForm(org.admin, jo.agentId, { name: "Joe" });
    expect(await editAgent(org.admin, form, at)).toMatchObject({ ok: true, replayed: false });
    expect(await editAgent(org.admin, form, at)).toMatchObject({ ok: true, replayed: true });
    expect(await editAgent(org.admin, { ...form, name: "Joan" }, at)).toEqual({
      ok: false,
      refusal: "form-already-used",
    });
    expect((await traces(jo)).actions).toEqual(["agent.edited"]);
  });
});

describe("a changed role", () => {
  it("ends the person's sessions, oneself's too", async () => {
    const org = await anOrganisation();
    const other = await org.member("admin");
    expect(await edit(org.admin, other, { role: "agent" })).toMatchObject({ value: { sessionsEnded: 1 } });
    expect(await reasonFor(other)).toBe("role-changed");
    await expect(edit(other, org.admin, { name: "X" }, org.admin)).rejects.toMatchObject({
      reason: "role-changed",
    });

    const third = await org.member("admin");
    expect(await edit(third, third, { role: "manager" })).toMatchObject({ ok: true });
    expect(await reasonFor(third)).toBe("role-changed");
  });

  it("never leaves an organisation without an admin who can sign in", async () => {
    const org = await anOrganisation();
    const waiting = await org.member("admin");
    await withPassword(waiting, temporary());
    const form = await anEditForm(org.admin, org.admin.agentId, { role: "manager" });
    expect(await editAgent(org.admin, form, at)).toEqual({ ok: false, refusal: "last-admin" });
    expect(await edit(org.admin, org.admin, { name: "Still Admin" })).toMatchObject({ ok: true });
  });

  it.each([
    { why: "a manager makes no admin", who: "manager", whom: "agent", refusal: "role-not-yours-to-give" },
    { why: "nor touches one", who: "manager", whom: "admin", refusal: "admins-only-by-admins" },
  ] as const)("$why", async ({ who, whom, refusal }) => {
    const org = await anOrganisation();
    const actor = await org.member(who);
    const target = whom === "admin" ? org.admin : await org.member(whom);
    expect(await edit(actor, target, { role: "admin" }, org.admin)).toEqual({ ok: false, refusal });
    expect((await traces(target)).agent.role).toBe(whom);
  });
});

describe("editAgent refuses", () => {
  it.each([0, -1, 2, 999_999_999])("the version %s, which was never there", async (version) => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    expect(await edit(org.admin, jo, { version, name: "Joe" })).toEqual({
      ok: false,
      refusal: "form-malformed",
    });
    expect((await traces(jo)).agent.name).toBe("Some agent");
  });

  it("a version from before somebody else's change, of whatever kind", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    const form = await anEditForm(org.admin, jo.agentId, { name: "Joe" });
    await deactivateAgent(org.admin, { key: newId(), agentId: jo.agentId }, at);
    expect(await editAgent(org.admin, form, at)).toEqual({ ok: false, refusal: "changed-meanwhile" });
  });

  it("a form that shows another seat than the one held", async () => {
    const org = await anOrganisation();
    const jo = await seated(org);
    for (const seatId of [null, newId<"seats">()])
      expect(await edit(org.admin, jo, { seatId, extension: "4711" })).toEqual({
        ok: false,
        refusal: "changed-meanwhile",
      });
  });

  it("a closed account from an old tab", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    const form = await anEditForm(org.admin, jo.agentId, { name: "Joe" });
    await leave(org.admin, jo.agentId, at);
    expect(await editAgent(org.admin, form, at)).toEqual({ ok: false, refusal: "account-closed" });
  });

  it("an end date of one's own, which would deactivate oneself", async () => {
    const org = await anOrganisation();
    const other = await org.member("admin");
    const endsOn = "2099-01-31" as Day;
    expect(await edit(org.admin, org.admin, { endsOn })).toEqual({ ok: false, refusal: "end-date-own" });
    const dated = await edit(org.admin, other, { endsOn: addDays(dayIn("UTC", at), 30) });
    expect(dated).toMatchObject({ ok: true });
    expect(await edit(other, other, { endsOn: null })).toMatchObject({ ok: true });
  });

  it("another organisation's agent and unit", async () => {
    const [org, other] = [await anOrganisation(), await anOrganisation()];
    const jo = await org.member("agent");
    const unitId = await aUnit(other, "Theirs");
    expect(await edit(org.admin, jo, { unitId })).toEqual({ ok: false, refusal: "unit-unknown" });
    expect(await edit(other.admin, jo, { name: "Joe" }, org.admin)).toEqual({
      ok: false,
      refusal: "not-there",
    });
  });

  it("whoever is an agent", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    await expect(edit(jo, jo, { name: "Joe" }, org.admin)).rejects.toMatchObject({ name: "NotAllowed" });
  });
});
