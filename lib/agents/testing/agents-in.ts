import { asc, eq } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { agents } from "#db/schema/index.ts";
import type { Actor } from "#lib/values/actor.ts";

/** Everybody of the organisation, whatever the state. */
export function listAgentsIn({ orgId }: Pick<Actor, "orgId">) {
  return asSystem("test", (tx) =>
    tx.select({ id: agents.id }).from(agents).where(eq(agents.orgId, orgId)).orderBy(asc(agents.id)),
  );
}
