import { expect, it } from "vitest";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { noteDenial } from "./note-denial.ts";

it("notes once a minute what the same person tried without the right to, whatever else that one did", async () => {
  const { admin, member } = await anOrganisation();
  const agent = await member("agent");
  for (const permission of ["agents.add", "agents.add", "agents.edit", "agents.add"] as const)
    await noteDenial(agent, permission);
  await noteDenial(await member("agent"), "agents.add");
  const noted = await audited(admin, "permission.denied");
  expect(noted.map(({ details }) => details.permission).sort()).toEqual([
    "agents.add",
    "agents.add",
    "agents.edit",
  ]);
});
