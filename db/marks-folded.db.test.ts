import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { readAgentsPage } from "#lib/agents/agents-page.ts";
import { AgentFilter } from "#lib/agents/list-filter.ts";
import type { Actor } from "#lib/values/actor.ts";
import { asSystem } from "./client.ts";
import { agents } from "./schema/index.ts";
import { anOrganisation } from "./testing/an-organisation.ts";

async function found(admin: Actor, q: string) {
  const { list } = await readAgentsPage(admin, AgentFilter.parse({ q }), null);
  return list.rows.map(({ name }) => name);
}

it.each([
  { name: "Katarzyna O’Brien", typed: "O'Brien" },
  { name: "Katarzyna O'Brien", typed: "o’brien" },
  { name: "Siân D´Arcy", typed: "sian d`arcy" },
  { name: "Ana Díaz‑Ruiz", typed: "diaz-ruiz" },
  { name: "Ana Díaz-Ruiz", typed: "Díaz–Ruiz" },
])("$name is found as $typed", async ({ name, typed }) => {
  const org = await anOrganisation();
  await org.member("agent", name);
  expect(await found(org.admin, typed)).toEqual([name]);
});

it.each([
  { name: "Katarzyna O’Brien", key: "katarzyna o’brien", typed: "o'brien" },
  { name: "Siân D´Arcy", key: "sian d arcy", typed: "d'arcy" },
  { name: "Ana Díaz–Ruiz", key: "ana diaz–ruiz", typed: "diaz-ruiz" },
])("$name, stored before, is found as $typed once the migration ran", async ({ name, key, typed }) => {
  const org = await anOrganisation();
  const { agentId } = await org.member("agent", name);
  await asSystem("test", (tx) => tx.update(agents).set({ nameKey: key }).where(eq(agents.id, agentId)));
  expect(await found(org.admin, typed)).toEqual([]);
  const migration = readFileSync(new URL("./migrations/0025_marks_folded.sql", import.meta.url), "utf8");
  await asSystem("test", async (tx) => {
    for (const statement of migration.split("--> statement-breakpoint")) await tx.execute(sql.raw(statement));
  });
  expect(await found(org.admin, typed)).toEqual([name]);
});
