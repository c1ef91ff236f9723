import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents } from "#db/schema/index.ts";
import { aDeletion } from "#db/testing/a-vacant-seat.ts";
import { traces } from "#db/testing/an-account.ts";
import { anEmail, anOrganisation } from "#db/testing/an-organisation.ts";
import { formKey } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { updateProfile } from "#lib/auth/update-profile.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { changesSince } from "./changes-since.ts";
import { deactivateAgent } from "./deactivate-agent.ts";
import { deleteAgent } from "./delete-agent.ts";
import { editAgent } from "./edit-agent.ts";
import { anEditForm } from "./testing/an-edit-form.ts";

const at = new Date("2026-03-05T12:00:00Z");

describe("of two who do something at once, the first wins and the second is told", () => {
  it("edit and edit: changed meanwhile, by whom and what", async () => {
    const org = await anOrganisation();
    const other = await org.member("manager", "Mona Manager");
    const jo = await org.member("agent", "Jo Joiner");
    const first = await anEditForm(other, jo.agentId, { name: "Joan Joiner" });
    const second = await anEditForm(org.admin, jo.agentId, { name: "Joe Joiner", language: "de" });
    const [won, lost] = await inTurn(org.admin, [
      () => editAgent(other, first, at),
      () => editAgent(org.admin, second, at),
    ]);
    expect(won).toMatchObject({ status: "fulfilled", value: { ok: true } });
    expect(lost).toEqual({ status: "fulfilled", value: { ok: false, refusal: "changed-meanwhile" } });
    expect((await traces(jo)).agent).toMatchObject({ name: "Joan Joiner", language: "en", version: 2 });
    expect(await changesSince(org.admin, second)).toMatchObject([
      { action: "agent.edited", actorName: "Mona Manager", fields: ["name"] },
    ]);

    const again = await anEditForm(org.admin, jo.agentId, { name: "Joe Joiner", language: "de" });
    expect(await editAgent(org.admin, { ...again, key: second.key }, at)).toMatchObject({ ok: true });
    expect((await traces(jo)).agent).toMatchObject({ name: "Joe Joiner", language: "de", version: 3 });
  });

  it("two admins who demote each other: the second is an admin no more, and signed out for it", async () => {
    const org = await anOrganisation();
    const other = await org.member("admin", "Other Admin");
    const first = await anEditForm(org.admin, other.agentId, { role: "manager" });
    const second = await anEditForm(other, org.admin.agentId, { role: "agent" });
    const [won, lost] = await inTurn(org.admin, [
      () => editAgent(org.admin, first, at),
      () => editAgent(other, second, at),
    ]);
    expect(won).toMatchObject({ status: "fulfilled", value: { ok: true, value: { sessionsEnded: 1 } } });
    expect(lost).toMatchObject({ status: "rejected", reason: { name: "SignedOut", reason: "role-changed" } });
    expect(await rolesOf(org.admin)).toEqual(["admin", "manager"]);
  });

  it("delete and edit: the account is closed, and stays as it was", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent", "Jo Joiner");
    const form = await anEditForm(org.admin, jo.agentId, { name: "Joe" });
    const deletion = aDeletion(jo.agentId);
    const [won, lost] = await inTurn(org.admin, [
      () => deleteAgent(org.admin, deletion, at),
      () => editAgent(org.admin, form, at),
    ]);
    expect(won).toMatchObject({ status: "fulfilled", value: { ok: true } });
    expect(lost).toEqual({ status: "fulfilled", value: { ok: false, refusal: "account-closed" } });
    expect((await traces(jo)).agent).toMatchObject({ name: "Jo Joiner", state: "Closed" });
  });

  it("two organisations and one free address: the primary key gives it once", async () => {
    const [org, other] = [await anOrganisation(), await anOrganisation()];
    const [jo, kim] = [await org.member("agent"), await other.member("agent")];
    const email = anEmail("wanted");
    const { release } = await holding(async (tx) => {
      await lockOrganisation(tx, org.admin.orgId);
      await lockOrganisation(tx, other.admin.orgId);
    });
    const both = Promise.all([
      editAgent(org.admin, await anEditForm(org.admin, jo.agentId, { email }), at),
      editAgent(other.admin, await anEditForm(other.admin, kim.agentId, { email }), at),
    ]);
    await untilWaiting(null, 2);
    await release();
    expect((await both).map((outcome) => (outcome.ok ? "moved" : outcome.refusal)).sort()).toEqual([
      "email-taken",
      "moved",
    ]);
  });
});

describe("changesSince", () => {
  it("tells what has happened since the form was drawn, and nothing from before", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    await editAgent(org.admin, await anEditForm(org.admin, jo.agentId, { name: "Joe" }), at);
    const form = await anEditForm(org.admin, jo.agentId);
    expect(await changesSince(org.admin, form)).toEqual([]);
    await editAgent(org.admin, await anEditForm(org.admin, jo.agentId, { language: "fr" }), at);
    expect(await changesSince(org.admin, form)).toEqual([
      { action: "agent.edited", actorName: "Ada Admin", fields: ["language"] },
    ]);
    await deactivateAgent(org.admin, { key: formKey(), agentId: jo.agentId }, at);
    expect((await changesSince(org.admin, form)).map(({ action }) => action)).toEqual([
      "agent.edited",
      "agent.deactivated",
    ]);
    expect(await changesSince(org.admin, await anEditForm(org.admin, jo.agentId))).toEqual([]);
    expect(await changesSince((await anOrganisation()).admin, form)).toEqual([]);
    expect(() => changesSince(jo, form)).toThrow("not allowed");
  });

  it("tells a manager which fields changed and never what they said, and nothing of an admin", async () => {
    const org = await anOrganisation();
    const manager = await org.member("manager");
    const [jo, boss] = [await org.member("agent"), await org.member("admin")];
    for (const person of [jo, boss]) {
      const form = await anEditForm(org.admin, person.agentId);
      await updateProfile(person, {
        key: newId<"idempotency_keys">(),
        name: "Another Name",
        language: "de",
        landLine: "+442079460018" as PhoneNumber,
        mobile: null,
      });
      const told = [
        { action: "profile.changed", actorName: "Another Name", fields: ["name", "language", "landLine"] },
      ];
      expect(await changesSince(org.admin, form)).toEqual(told);
      if (person === jo) expect(await changesSince(manager, form)).toEqual(told);
      else await expect(changesSince(manager, form)).rejects.toThrow("not allowed: agents.edit");
    }
  });

  it("tells nothing of an admin who has left either", async () => {
    const org = await anOrganisation();
    const [manager, boss] = [await org.member("manager"), await org.member("admin")];
    const form = await anEditForm(org.admin, boss.agentId);
    await deleteAgent(org.admin, await aDeletion(boss.agentId), at);
    expect(await changesSince(org.admin, form)).toMatchObject([{ action: "agent.deleted", fields: [] }]);
    await expect(changesSince(manager, form)).rejects.toThrow("not allowed: agents.edit");
  });
});

/** Starts each while the organisation's lock is held, in this order, and lets them go. */
async function inTurn<A, B>(actor: Actor, [first, second]: [() => Promise<A>, () => Promise<B>]) {
  const { release } = await holding((tx) => lockOrganisation(tx, actor.orgId));
  const one = first();
  await untilWaiting(null, 1);
  const two = second();
  await untilWaiting(null, 2);
  const both = Promise.allSettled([one, two] as const);
  await release();
  return both;
}

async function rolesOf({ orgId }: Actor) {
  const rows = await asSystem("test", (tx) => tx.select().from(agents).where(eq(agents.orgId, orgId)));
  return rows.map(({ role }) => role).sort();
}
