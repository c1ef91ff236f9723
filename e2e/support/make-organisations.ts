import { createInterface } from "node:readline";
import { sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { rightPassword, withPassword } from "#db/testing/an-account.ts";
import { anOrganisation, type TestOrganisation as MadeOrganisation } from "#db/testing/an-organisation.ts";
import { fillWithAgents } from "#db/testing/many-agents.ts";
import type { Actor, Role } from "#lib/values/actor.ts";
import type { Currency } from "#lib/values/currencies.ts";
import { newId } from "#lib/values/ids.ts";

export interface Person {
  id: string;
  orgId: string;
  name: string;
  email: string;
  password: string;
}

export interface TestOrganisation {
  id: string;
  name: string;
  admin: Person;
  managers: Person[];
  agents: Person[];
  tiers: { id: string; name: string }[];
  units: { id: string; name: string }[];
  vacantSeats: string[];
}

export interface Question {
  make: {
    name?: string;
    currency?: Currency;
    cycle?: "monthly" | "quarterly" | "annual";
    managers?: number;
    agents?: number;
    vacantSeats?: number;
    fill?: number;
  };
}

export type Answer = TestOrganisation;

const names: Record<Role, string> = { admin: "Ada Admin", manager: "Mona Manager", agent: "Alex Agent" };

// A process of its own, since the application's modules are TypeScript for Node and not for the test runner.
for await (const line of createInterface({ input: process.stdin })) {
  const question: Question = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await make(question.make))}\n`);
}
process.exit(0);

async function make(wanted: Question["make"]): Promise<Answer> {
  const { name, currency = "EUR", cycle = "monthly", managers, agents, vacantSeats, fill } = wanted;
  const organisation = await anOrganisation(name ?? "Harbour Lights", { currency, cycle });
  const { orgId } = organisation.admin;
  const unit = { id: newId<"units">(), name: "Night shift" };
  await asSystem("test", (tx) =>
    tx.execute(sql`insert into units (org_id, id, name) values (${orgId}, ${unit.id}, ${unit.name})`),
  );
  const made: Answer = {
    id: orgId,
    name: organisation.admin.organisation.name,
    admin: await person(organisation.admin),
    managers: await people(organisation, "manager", managers ?? 0),
    agents: await people(organisation, "agent", agents ?? 0),
    tiers: organisation.tiers,
    units: [unit],
    vacantSeats: await seats(organisation, vacantSeats ?? 0),
  };
  if (fill) await fillWithAgents(organisation, fill);
  // The sessions that came with the accounts belong to no browser.
  await asSystem("test", (tx) => tx.execute(sql`delete from sessions where org_id = ${orgId}`));
  return made;
}

async function people(organisation: MadeOrganisation, role: Role, count: number): Promise<Person[]> {
  const made: Person[] = [];
  for (let n = 1; n <= count; n += 1) {
    made.push(await person(await organisation.member(role, `${names[role]} ${n}`)));
  }
  return made;
}

async function person(actor: Actor): Promise<Person> {
  const { agentId: id, orgId, name, email } = await withPassword(actor);
  return { id, orgId, name, email, password: rightPassword };
}

async function seats({ admin: { orgId }, tiers }: MadeOrganisation, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId<"seats">());
  for (const [n, id] of ids.entries()) {
    await asSystem("test", async (tx) => {
      await tx.execute(sql`insert into seats (org_id, id, tier_id, created_at)
        values (${orgId}, ${id}, ${tiers[0]?.id ?? ""}, now())`);
      await tx.execute(sql`insert into extensions (org_id, id, number, type, seat_id, since)
        values (${orgId}, ${newId<"extensions">()}, ${String(700 + n)}, 'Web', ${id}, now())`);
    });
  }
  return ids;
}
