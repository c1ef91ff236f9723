import { eq } from "drizzle-orm";
import type { OrganisationId } from "#lib/values/ids.ts";
import { organisations } from "./schema/index.ts";
import type { Tx } from "./tx.ts";

/**
 * The first lock of every change; after it come seat, agent, number, in this order. NO KEY, so that a sign-in's foreign key
 * to the organisation does not wait for an admin's transaction.
 */
export async function lockOrganisation(tx: Tx, orgId: OrganisationId): Promise<void> {
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, orgId))
    .for("no key update");
}
