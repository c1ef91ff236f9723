import { randomUUID } from "node:crypto";
import type { GroupingIds } from "./forms.ts";

interface Rows {
  rows(sql: string, values: unknown[]): Promise<unknown[]>;
}

/** Makes a group, a campaign that names it and a business unit past all forms, all of this name, and says which. */
export async function someGroupings(database: Rows, orgId: string, name: string): Promise<GroupingIds> {
  const [groupId, campaignId, unitId] = [randomUUID(), randomUUID(), randomUUID()];
  for (const [table, id] of [
    ["groups", groupId],
    ["campaigns", campaignId],
  ])
    await database.rows(
      `insert into ${table} (org_id, id, name, created_at) values ($1, $2::uuid, $3, now())`,
      [orgId, id, name],
    );
  await database.rows("insert into campaign_groups (org_id, campaign_id, group_id) values ($1, $2, $3)", [
    orgId,
    campaignId,
    groupId,
  ]);
  await database.rows("insert into units (org_id, id, name) values ($1, $2, $3)", [orgId, unitId, name]);
  return { groupId, campaignId, unitId };
}
