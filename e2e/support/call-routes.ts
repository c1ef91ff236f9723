import { randomUUID } from "node:crypto";
import type { Database } from "./database.ts";

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
