import type { Rollcall } from "./rollcall.ts";

/** One of the server locations that the organisation started with. */
export async function aLocation(database: Rollcall["database"], orgId: string): Promise<string> {
  const sql = "select id from locations where org_id = $1 and name = 'Frankfurt'";
  const [location] = await database.rows<{ id: string }>(sql, [orgId]);
  return location?.id ?? "";
}
