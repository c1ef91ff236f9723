import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { changeSeveral } from "#lib/agents/change-several.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type UnitId } from "#lib/values/ids.ts";
import { seenText } from "#lib/values/seen.ts";
import { addUnit } from "./add-unit.ts";
import { deleteUnit } from "./delete-unit.ts";
import { findUnitInUse, listUnitsInUse } from "./queries.ts";
import { renameUnit } from "./rename-unit.ts";

async function aUnit(admin: Actor, name: string): Promise<UnitId> {
  const added = await addUnit(admin, { key: formKey(), name });
  if (!added.ok) throw new Error(added.refusal);
  return added.value.unitId;
}

const rename = (actor: Actor, unitId: UnitId, name: string) =>
  renameUnit(actor, { key: formKey(), unitId, name });
const remove = (actor: Actor, unitId: UnitId) => deleteUnit(actor, { key: formKey(), unitId });

function put({ orgId }: Actor, who: Actor, values: Partial<typeof agents.$inferInsert>) {
  return asSystem("test", (tx) =>
    tx
      .update(agents)
      .set({ ...values, orgId })
      .where(eq(agents.id, who.agentId)),
  );
}

describe("renameUnit", () => {
  it("renames it, once, and tells of both names", async () => {
    const { admin } = await anOrganisation();
    const unitId = await aUnit(admin, "Harbour");
    expect(await rename(admin, unitId, "Port")).toMatchObject({ ok: true });
    expect(await rename(admin, unitId, "Port")).toMatchObject({ ok: true });
    expect(await listUnitsInUse(admin)).toEqual([{ id: unitId, name: "Port", agents: 0 }]);
    expect(await audited(admin, "unit.changed")).toEqual([
      { actorId: admin.agentId, details: { unit: "Port", nameBefore: "Harbour" } },
    ]);
  });

  it("refuses a form that shows the name of before", async () => {
    const { admin } = await anOrganisation();
    const unitId = await aUnit(admin, "Harbour");
    const seen = seenText({ name: "Harbour" });
    const send = (name: string) => renameUnit(admin, { key: formKey(), unitId, seen, name });
    expect(await send("Port")).toMatchObject({ ok: true });
    expect(await send("Docks")).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await send("Port"), "as it is").toMatchObject({ ok: true });
    expect(await listUnitsInUse(admin)).toMatchObject([{ name: "Port" }]);
  });

  it("refuses another's name, one that is gone, another organisation's, and a manager", async () => {
    const { admin, member } = await anOrganisation();
    const unitId = await aUnit(admin, "Harbour");
    await aUnit(admin, "Port");
    const theirs = await aUnit((await anOrganisation()).admin, "Theirs");
    expect(await rename(admin, unitId, "Port")).toEqual({ ok: false, refusal: "name-taken" });
    expect(await rename(admin, unitId, "PORT")).toEqual({ ok: false, refusal: "name-taken" });
    for (const id of [theirs, newId<"units">()]) {
      expect(await rename(admin, id, "Ours")).toEqual({ ok: false, refusal: "unit-not-there" });
      expect(await findUnitInUse(admin, id)).toBeNull();
    }
    await expect(rename(await member("manager"), unitId, "X")).rejects.toMatchObject({ name: "NotAllowed" });
  });
});

describe("deleteUnit", () => {
  it("deletes one that only closed accounts are in, which lose it, and once for a form sent twice", async () => {
    const { admin, member } = await anOrganisation();
    const unitId = await aUnit(admin, "Harbour");
    const leaver = await member("agent");
    await put(admin, leaver, { unitId, state: "Closed", closedAt: new Date() });
    expect(await findUnitInUse(admin, unitId)).toMatchObject({ open: 0, closed: 1 });
    const form = { key: formKey(), unitId };
    expect(await deleteUnit(admin, form)).toMatchObject({ ok: true, value: { name: "Harbour" } });
    expect(await deleteUnit(admin, form)).toMatchObject({ ok: true, replayed: true });
    expect(await listUnitsInUse(admin)).toEqual([]);
    expect(await audited(admin, "unit.deleted")).toEqual([
      { actorId: admin.agentId, details: { unit: "Harbour" } },
    ]);
  });

  it("keeps one with agents, whatever their state but closed, and counts them", async () => {
    const { admin, member } = await anOrganisation();
    const unitId = await aUnit(admin, "Harbour");
    await put(admin, await member("agent"), { unitId, state: "Deactivated" });
    expect(await listUnitsInUse(admin)).toEqual([{ id: unitId, name: "Harbour", agents: 1 }]);
    expect(await remove(admin, unitId)).toEqual({ ok: false, refusal: "unit-in-use" });
    expect(await findUnitInUse(admin, unitId)).toMatchObject({ open: 1 });
  });

  it("refuses another organisation's, and a manager", async () => {
    const { admin, member } = await anOrganisation();
    const theirs = await anOrganisation();
    const unitId = await aUnit(theirs.admin, "Theirs");
    expect(await remove(admin, unitId)).toEqual({ ok: false, refusal: "unit-not-there" });
    expect(await listUnitsInUse(theirs.admin)).toHaveLength(1);
    await expect(remove(await member("manager"), unitId)).rejects.toMatchObject({ name: "NotAllowed" });
  });

  it("waits for who is just being put into it, and then stays", async () => {
    const { admin, member } = await anOrganisation();
    const unitId = await aUnit(admin, "Harbour");
    const joiner = await member("agent");
    const held = await holding((tx) => lockOrganisation(tx, admin.orgId));
    const change = { what: "unit", unitId } as const;
    const joined = changeSeveral(
      admin,
      { key: formKey(), agent: [joiner.agentId], change, quote: null },
      new Date(),
    );
    await untilWaiting(null);
    const removed = remove(admin, unitId);
    await untilWaiting(null, 2);
    await held.release();
    expect(await joined).toMatchObject({ ok: true });
    expect(await removed).toEqual({ ok: false, refusal: "unit-in-use" });
  });
});
