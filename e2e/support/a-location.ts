interface Rows {
  rows<Row>(sql: string, values: unknown[]): Promise<Row[]>;
}

/** One of the server locations that the organisation started with. */
export async function aLocation(database: Rows, orgId: string, name = "Frankfurt"): Promise<string> {
  const sql = "select id from locations where org_id = $1 and name = $2";
  const [location] = await database.rows<{ id: string }>(sql, [orgId, name]);
  return location?.id ?? "";
}
