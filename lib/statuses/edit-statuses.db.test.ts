import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { auditEntries, statuses } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type StatusId } from "#lib/values/ids.ts";
import { addStatus } from "./add-status.ts";
import { changeStatus } from "./change-status.ts";
import { deleteStatus } from "./delete-status.ts";
import { editStatus } from "./edit-status.ts";
import { findStatus, listStatuses } from "./find-statuses.ts";
import { listPeriods } from "./list-periods.ts";
import { moveStatus } from "./move-status.ts";
import { findOwnStatus } from "./own-status.ts";
import { AddStatus, EditStatus } from "./schema.ts";

const at = new Date();

describe("addStatus", () => {
  it("puts it behind the others, in whatever languages it has a name, and is audited", async () => {
    const { admin } = await anOrganisation();
    const added = await addStatus(
      admin,
      anAdd({ name: " In  training ", "name-de": "In Schulung", "name-fr": "" }),
    );
    expect(added).toMatchObject({ ok: true, value: { name: "In training" } });
    expect((await listStatuses(admin)).at(-1)).toMatchObject({
      name: "In training",
      translations: { de: "In Schulung" },
      colour: "blue",
      takesCalls: false,
      isChosenByHand: true,
    });
    expect(await trailOf(admin, "status.added")).toEqual([
      { status: "In training", takesCalls: false, isChosenByHand: true },
    ]);
  });

  it("acts once for a form sent twice", async () => {
    const { admin } = await anOrganisation();
    const form = anAdd({ name: "In training" });
    await addStatus(admin, form);
    expect(await addStatus(admin, form)).toMatchObject({ ok: true, replayed: true });
    expect(await listStatuses(admin)).toHaveLength(5);
  });

  it("refuses a name that another has in any case, but not one of a deleted status", async () => {
    const { admin } = await anOrganisation();
    expect(await addStatus(admin, anAdd({ name: "aＷAY" }))).toEqual({ ok: false, refusal: "name-taken" });
    await deleteStatus(admin, { key: newId(), statusId: await idOf(admin, "Away") }, at);
    expect(await addStatus(admin, anAdd({ name: "aWAY" }))).toMatchObject({ ok: true });
    const twice = asSystem("test", (tx) =>
      tx.update(statuses).set({ name: "AWAY" }).where(eq(statuses.name, "In a meeting")),
    );
    await expect(twice, "the constraint itself").rejects.toMatchObject({
      constraint: "statuses_name_folded",
    });
  });

  it("refuses more than a menu can hold", async () => {
    const { admin } = await anOrganisation();
    for (let n = 5; n <= 30; n++) await addStatus(admin, anAdd({ name: `Status ${n}` }));
    expect(await addStatus(admin, anAdd({ name: "One more" }))).toEqual({
      ok: false,
      refusal: "too-many-statuses",
    });
  });

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const org = await anOrganisation();
    await expect(addStatus(await org.member(role), anAdd({}))).rejects.toMatchObject({ name: "NotAllowed" });
  });
});

describe("editStatus", () => {
  it("changes it and says what was before", async () => {
    const { admin } = await anOrganisation();
    const form = await anEdit(admin, "Away", { name: "Out", takesCalls: "on", colour: "red" });
    expect(await editStatus(admin, form)).toMatchObject({ ok: true });
    expect((await listStatuses(admin)).at(-1)).toMatchObject({ name: "Out", colour: "red", version: 2 });
    expect(await trailOf(admin, "status.changed")).toMatchObject([
      { status: "Out", nameBefore: "Away", takesCalls: true, takesCallsBefore: false, colourBefore: "grey" },
    ]);
  });

  it("refuses what somebody else saved meanwhile, a name of another, and a first that takes no calls", async () => {
    const { admin } = await anOrganisation();
    const [one, other] = [
      await anEdit(admin, "Away", { name: "Out" }),
      await anEdit(admin, "Away", { name: "Gone" }),
    ];
    expect(await editStatus(admin, one)).toMatchObject({ ok: true });
    expect(await editStatus(admin, other)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    const taken = await anEdit(admin, "Out", { name: "available" });
    expect(await editStatus(admin, taken)).toEqual({ ok: false, refusal: "name-taken" });
    const first = await anEdit(admin, "Available", {});
    expect(await editStatus(admin, first)).toEqual({ ok: false, refusal: "first-takes-calls" });
  });

  it("is not there for another organisation, nor once it is deleted", async () => {
    const { admin } = await anOrganisation();
    const form = await anEdit(admin, "Away", {});
    const stranger = (await anOrganisation()).admin;
    expect(await editStatus(stranger, form)).toEqual({ ok: false, refusal: "status-unknown" });
    expect(await findStatus(stranger, form.statusId)).toBeNull();
    await deleteStatus(admin, { key: newId(), statusId: form.statusId }, at);
    expect(await editStatus(admin, { ...form, key: newId() })).toEqual({
      ok: false,
      refusal: "status-unknown",
    });
  });
});

describe("deleteStatus", () => {
  it("lets those who are in it fall to the first, and keeps it in the history", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    const statusId = await idOf(org.admin, "Away");
    await changeStatus(agent, { key: newId(), statusId }, new Date("2026-11-22T09:00:00Z"));
    expect(await findStatus(org.admin, statusId)).toMatchObject({
      people: [{ id: agent.agentId }],
      peopleCount: 1,
      isFirst: false,
    });
    expect(await deleteStatus(org.admin, { key: newId(), statusId }, at)).toMatchObject({ ok: true });
    const own = await findOwnStatus(agent);
    expect(own.currentId).toBe(await idOf(org.admin, "Available"));
    expect(own.statuses.map(({ name }) => name)).toEqual(["Available", "On a break", "In a meeting"]);
    expect(await listPeriods(agent, agent.agentId)).toMatchObject([
      { name: "Away", until: expect.any(Date) },
    ]);
    expect(await trailOf(org.admin, "status.deleted")).toEqual([{ status: "Away" }]);
    expect(await changeStatus(agent, { key: newId(), statusId }, at)).toEqual({
      ok: false,
      refusal: "status-unknown",
    });
  });

  it("refuses the first, another organisation's, and who is no admin", async () => {
    const org = await anOrganisation();
    const first = { key: newId<"idempotency_keys">(), statusId: await idOf(org.admin, "Available") };
    expect(await deleteStatus(org.admin, first, at)).toEqual({ ok: false, refusal: "status-is-first" });
    const away = { key: newId<"idempotency_keys">(), statusId: await idOf(org.admin, "Away") };
    const stranger = (await anOrganisation()).admin;
    expect(await deleteStatus(stranger, away, at)).toEqual({ ok: false, refusal: "status-unknown" });
    await expect(deleteStatus(await org.member("manager"), away, at)).rejects.toMatchObject({
      name: "NotAllowed",
    });
  });
});

describe("moveStatus", () => {
  it("moves it by one place, whatever gaps there are, and no further than the end", async () => {
    const { admin } = await anOrganisation();
    await deleteStatus(admin, { key: newId(), statusId: await idOf(admin, "In a meeting") }, at);
    const away = await idOf(admin, "Away");
    const move = (direction: "up" | "down") =>
      moveStatus(admin, { key: newId(), move: { direction, statusId: away } });
    expect(await move("down")).toMatchObject({ ok: true, value: { name: "Away", place: 3 } });
    expect(await move("up")).toMatchObject({ ok: true, value: { name: "Away", place: 2 } });
    expect((await listStatuses(admin)).map(({ name }) => name)).toEqual(["Available", "Away", "On a break"]);
    expect(await trailOf(admin, "statuses.ordered")).toHaveLength(1);
    expect(await move("up")).toEqual({ ok: false, refusal: "first-takes-calls" });
    const first = await idOf(admin, "Available");
    expect(await moveStatus(admin, { key: newId(), move: { direction: "down", statusId: first } })).toEqual({
      ok: false,
      refusal: "first-takes-calls",
    });
  });

  it("makes another the first, which everybody is then who chose none", async () => {
    const org = await anOrganisation();
    const added = await addStatus(org.admin, anAdd({ name: "Ready", takesCalls: "on" }));
    const statusId = added.ok ? added.value.statusId : newId<"statuses">();
    for (let n = 0; n < 4; n++)
      await moveStatus(org.admin, { key: newId(), move: { direction: "up", statusId } });
    expect((await findOwnStatus(await org.member("agent"))).currentId).toBe(statusId);
  });
});

const anAdd = (change: Record<string, string>) =>
  AddStatus.parse({ key: newId(), name: "New", colour: "blue", isChosenByHand: "on", ...change });

async function anEdit(admin: Actor, name: string, change: Record<string, string>) {
  const status = (await listStatuses(admin)).find((each) => each.name === name);
  return EditStatus.parse({
    key: newId(),
    statusId: status?.id,
    version: String(status?.version),
    name,
    colour: status?.colour,
    isChosenByHand: "on",
    ...change,
  });
}

async function idOf(admin: Actor, name: string): Promise<StatusId> {
  return (await listStatuses(admin)).find((status) => status.name === name)?.id ?? newId();
}

async function trailOf(
  { orgId }: Actor,
  action: "status.added" | "status.changed" | "status.deleted" | "statuses.ordered",
) {
  const rows = await asSystem("test", (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.orgId, orgId)).orderBy(auditEntries.id),
  );
  return rows.filter((row) => row.action === action).map(({ details }) => details);
}
