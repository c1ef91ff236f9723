import { aNumber } from "./a-number.ts";
import { aCallRoute } from "./call-routes.ts";
import type { Person, TestOrganisation } from "./organisations.ts";
import type { Rollcall } from "./rollcall.ts";

/** Puts this person into a vacant seat, past all verbs. */
export async function seated({ database }: Rollcall, { id, orgId }: Person, seatId: string | undefined) {
  await database.rows(
    `insert into seat_occupancies (org_id, id, seat_id, agent_id, held_from)
     values ($1, gen_random_uuid(), $2, $3, now() - interval '1 minute')`,
    [orgId, seatId, id],
  );
}

/** Gives a seat all that it can have, past all verbs: a direct number, a ring group "Sales" whose number its calls show, a desk phone. */
export async function furnished(rollcall: Rollcall, admin: Person, seatId: string | undefined) {
  const { database } = rollcall;
  const [direct, shared] = [await aNumber(rollcall, admin), await aNumber(rollcall, admin)];
  const route = await aCallRoute(database, admin.orgId, "Sales");
  const all: [sql: string, ...values: unknown[]][] = [
    ["update extensions set type = 'SIP' where seat_id = $1", seatId],
    ["update numbers set seat_id = $1 where id = $2", seatId, direct],
    ["update numbers set route_id = $1 where id = $2", route, shared],
    ["update seats set caller_number_id = $1 where id = $2", shared, seatId],
    [
      "insert into route_members (org_id, route_id, seat_id, position) select org_id, $1, id, 1 from seats where id = $2",
      route,
      seatId,
    ],
    [
      `insert into devices (org_id, id, seat_id, kind, name, mac, created_at)
       select org_id, gen_random_uuid(), id, 'desk-phone', 'Desk phone in room 12', '001a2b3c4d5e', now() from seats where id = $1`,
      seatId,
    ],
  ];
  for (const [sql, ...values] of all) await database.rows(sql, values);
  return { direct };
}

/** What was charged to the organisation, and what is owed later, in minor units. */
export async function moneyOf({ database }: Rollcall, { orgId }: Person) {
  const [row] = await database.rows<{ charged: string; owed: string }>(
    `select (select coalesce(sum(amount), 0) from charges where org_id = $1)::text as charged,
            (select coalesce(sum(amount), 0) from owed_charges where org_id = $1)::text as owed`,
    [orgId],
  );
  return { charged: Number(row?.charged), owed: Number(row?.owed) };
}

/** An organisation of which one agent sits in the one seat, with extension 700. */
export async function oneSeated(
  organisation: (wanted: object) => Promise<TestOrganisation>,
  rollcall: Rollcall,
) {
  const { admin, managers, agents, vacantSeats, tiers } = await organisation({
    managers: 1,
    agents: 1,
    vacantSeats: 1,
  });
  const [manager, who, seatId] = [managers[0], agents[0], vacantSeats[0]];
  if (!manager || !who || !seatId) throw new Error("not all was made");
  await seated(rollcall, who, seatId);
  return { admin, manager, who, seatId, tiers };
}
