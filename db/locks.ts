import { eq, sql } from "drizzle-orm";
import type { OrganisationId } from "#lib/values/ids.ts";
import { organisations } from "./schema/index.ts";
import { statement } from "./statement.ts";
import type { Tx } from "./tx.ts";

/**
 * The first lock of every change; after it come seat, its extension, agent, number, in this order. NO KEY, so that a sign-in's foreign key
 * to the organisation does not wait for an admin's transaction.
 */
export async function lockOrganisation(tx: Tx, orgId: OrganisationId): Promise<void> {
  await lock(tx, { orgId });
}

const lock = statement((tx) =>
  tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, sql.placeholder("orgId")))
    .for("no key update"),
);
