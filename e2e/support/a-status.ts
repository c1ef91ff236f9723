import type { Database } from "./database.ts";

/** The last of an organisation's statuses. */
export async function aStatus(database: Database, orgId: string): Promise<string> {
  const sql =
    "select id from statuses where org_id = $1 and deleted_at is null order by position desc limit 1";
  const [status] = await database.rows<{ id: string }>(sql, [orgId]);
  return status?.id ?? "";
}
