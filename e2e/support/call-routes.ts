import { randomUUID } from "node:crypto";
import { aNumber } from "./a-number.ts";
import type { Database } from "./database.ts";
import type { Person } from "./organisations.ts";
import type { Rollcall } from "./rollcall.ts";

/** A ring group that ends in its own voicemail box, past the application; its id. */
export async function aCallRoute(database: Database, orgId: string, name: string): Promise<string> {
  const id = randomUUID();
  await database.rows(
    `insert into routes (org_id, id, kind, name, distribution, ring_seconds, has_voicemail, to_kind, created_at)
     values ($1, $2, 'ring-group', $3, 'all-at-once', 20, true, 'voicemail', now())`,
    [orgId, id, name],
  );
  return id;
}

/** A queue that ends in its own voicemail box, past the application; its id. */
export async function aQueue(database: Database, orgId: string, name: string): Promise<string> {
  const id = await aCallRoute(database, orgId, name);
  await database.rows(
    "update routes set kind = 'queue', distribution = 'longest-idle', max_wait_seconds = 60 where id = $1",
    [id],
  );
  return id;
}

/** An IVR, a ring group and a queue, each with a number that calls can show; their names. */
export async function aRouteOfEachKind(rollcall: Rollcall, admin: Person): Promise<string[]> {
  const { database } = rollcall;
  const ivr = await aCallRoute(database, admin.orgId, "Sales IVR");
  await database.rows("update routes set kind = 'ivr', distribution = null where id = $1", [ivr]);
  const group = await aCallRoute(database, admin.orgId, "Sales ring group");
  const queue = await aQueue(database, admin.orgId, "Sales queue");
  for (const id of [ivr, group, queue]) {
    const number = await aNumber(rollcall, admin);
    await database.rows("update numbers set route_id = $1 where id = $2", [id, number]);
  }
  return ["Sales IVR", "Sales ring group", "Sales queue"];
}
