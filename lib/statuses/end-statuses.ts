import { sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";

/**
 * Ends the statuses of people whom no browser is signed in for any more because it was idle or signed in for too long: such a
 * session ends without a statement that a trigger could follow. By the database's clock, which is real time, in every organisation.
 */
export async function endStatusesOfSignedOut(): Promise<void> {
  await asSystem("end statuses", (tx) =>
    tx.execute(sql`delete from current_statuses c where signed_in_since(c.org_id, c.agent_id) is null`),
  );
}
