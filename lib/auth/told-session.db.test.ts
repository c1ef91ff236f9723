import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents, units } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { newId } from "#lib/values/ids.ts";
import { tellSession } from "./told-session.ts";

const endsAt = new Date("2026-03-05T12:00:00Z");

it("tells who is signed in, with role, unit and whether contacts may be edited", async () => {
  const { admin, member } = await anOrganisation("Harbour");
  const who = await member("manager", "Maria");
  const told = {
    agent: {
      id: who.agentId,
      name: "Maria",
      email: who.email,
      role: "manager",
      language: "en",
      unit: null,
      mayEditContacts: false,
    },
    organisation: { id: admin.orgId, name: "Harbour" },
    session: { endsAt: "2026-03-05T12:00:00.000Z" },
  };
  expect(await tellSession(who, endsAt)).toEqual(told);

  const unit = { id: newId<"units">(), name: "Night shift" };
  await asSystem("test", async (tx) => {
    await tx.insert(units).values({ orgId: admin.orgId, ...unit });
    await tx
      .update(agents)
      .set({ unitId: unit.id, mayEditContacts: true })
      .where(and(eq(agents.orgId, admin.orgId), eq(agents.id, who.agentId)));
  });
  const { agent } = await tellSession(who, endsAt);
  expect(agent).toEqual({ ...told.agent, unit, mayEditContacts: true });
});

it("throws for an account that is gone", async () => {
  const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
  const stray = { ...ours.admin, agentId: theirs.admin.agentId };
  await expect(tellSession(stray, endsAt)).rejects.toMatchObject({ name: "SignedOut" });
});
