import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import type { Day } from "#lib/values/day.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { seatOffers } from "./queries.ts";

const today = "2026-03-05" as Day;

it("of very many vacant seats the first are listed with the one that is asked for, and all are counted", async () => {
  const { admin, member, tiers } = await anOrganisation();
  const manager = await member("manager");
  const tierId = tiers[0]?.id ?? newId<"tiers">();
  const taken = await join(admin, { tierId }, new Date());
  const made = await asSystem("test", (tx) =>
    tx.execute<{ id: string }>(sql`
      insert into seats (org_id, id, tier_id, created_at, release_on)
      select ${admin.orgId}, gen_random_uuid(), ${tierId}, now(), case when n > 230 then date '2099-01-01' end
        from generate_series(1, 240) n returning id`),
  );
  const { vacant, vacantCount } = await seatOffers(admin, today);
  expect([vacant.length, vacantCount]).toEqual([200, 240]);
  const listed = new Set(vacant.map(({ id }) => String(id)));
  const beyond = parseId<"seats">(made.find(({ id }) => !listed.has(id))?.id);
  const asked = await seatOffers(admin, today, beyond);
  expect(asked.vacant.map(({ id }) => id)).toEqual([...vacant.map(({ id }) => id), beyond]);

  expect(await seatOffers(admin, today, taken.seatId), "somebody sits there").toMatchObject({ vacant });
  const due = parseId<"seats">(made[235]?.id);
  const offered = await seatOffers(manager, today, due);
  expect([offered.vacant.length, offered.vacantCount], "not to who may not pay for it").toEqual([200, 230]);
});
