import { sql } from "drizzle-orm";
import { asSystem } from "../client.ts";
import type { TestOrganisation } from "./an-organisation.ts";

/**
 * Fills the organisation with `count` agents, nine in ten on a seat with an extension, past all verbs but through all triggers
 * and constraints. Names are spread over the alphabet; the tables are analysed, so that plans are the real ones.
 */
export async function fillWithAgents(organisation: TestOrganisation, count: number): Promise<void> {
  for (let from = 1; from <= count; from += atOnce)
    await fillSome(organisation, { from, until: Math.min(from + atOnce - 1, count) });
  await asSystem("fill", (tx) =>
    tx.execute(sql`analyze agents, agent_search, seats, extensions, seat_occupancies`),
  );
}

/** So many that each statement is answered in time, on a slow machine too. */
const atOnce = 10_000;

async function fillSome(
  { admin, tiers }: TestOrganisation,
  { from, until }: { from: number; until: number },
): Promise<void> {
  const { orgId } = admin;
  const tierId = tiers[0]?.id ?? "";
  await asSystem("fill", async (tx) => {
    await tx.execute(sql`
      create temporary table filling on commit drop as
      select n, gen_random_uuid() as agent_id, gen_random_uuid() as seat_id,
             chr(97 + n % 26) || substr(md5(n::text), 1, 7) as first,
             substr(md5('last' || n::text), 1, 9) as last
        from generate_series(${from}::int, ${until}::int) n`);
    await tx.execute(sql`
      insert into agents (org_id, id, email, email_folded, name, name_key, role, state, language, created_at)
      select ${orgId}, agent_id, first || '.' || last || n || '@example.com', first || '.' || last || n || '@example.com',
             initcap(first) || ' ' || initcap(last), first || ' ' || last, 'agent', 'Active', 'en', now() from filling`);
    await tx.execute(sql`
      insert into seats (org_id, id, tier_id, created_at)
      select ${orgId}, seat_id, ${tierId}, now() from filling where n % 10 <> 0`);
    await tx.execute(sql`
      insert into extensions (org_id, id, number, type, seat_id, since)
      select ${orgId}, gen_random_uuid(), (1000 + n)::text, 'SIP', seat_id, now() from filling where n % 10 <> 0`);
    await tx.execute(sql`
      insert into seat_occupancies (org_id, id, seat_id, agent_id, held_from)
      select ${orgId}, gen_random_uuid(), seat_id, agent_id, now() from filling where n % 10 <> 0`);
  });
}
