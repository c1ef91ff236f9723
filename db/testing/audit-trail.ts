import { asc, eq } from "drizzle-orm";
import type { Actor } from "#lib/values/actor.ts";
import { asSystem } from "../client.ts";
import { auditEntries } from "../schema/index.ts";

/** What the organisation's audit trail tells of, oldest first. */
export async function audited({ orgId }: Pick<Actor, "orgId">) {
  const rows = await asSystem("test", (tx) =>
    tx
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.orgId, orgId))
      .orderBy(asc(auditEntries.id)),
  );
  return rows.map(({ action }) => action);
}
