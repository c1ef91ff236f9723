import { lte } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { organisations } from "#db/schema/index.ts";
import { writeDueCharges } from "#lib/billing/write-due-charges.ts";
import { describeError, log } from "#lib/log.ts";
import { addDays, dayIn, type Instant } from "#lib/values/day.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

/**
 * Writes what has come due in every organisation, each in a transaction of its own under its lock, so that a fault in one keeps
 * no other waiting and two workers charge nothing twice. `at` is the product's time; each organisation has its own date.
 */
export async function writeDue(at: Instant): Promise<void> {
  for (const orgId of await organisationsDue(at)) {
    await asSystem("write due charges", async (tx) => {
      await lockOrganisation(tx, orgId);
      await writeDueCharges(tx, orgId, at);
    }).catch((error: unknown) =>
      log.error({ job: "write-due", orgId, error: describeError(error) }, "a job failed"),
    );
  }
}

/** Nowhere on earth is it later than fourteen hours past UTC; who is not that far yet is left out by the rule itself. */
async function organisationsDue(at: Instant): Promise<OrganisationId[]> {
  const latestToday = addDays(dayIn("UTC", at), 1);
  const due = await asSystem("find due charges", (tx) =>
    tx.select({ id: organisations.id }).from(organisations).where(lte(organisations.nextDueOn, latestToday)),
  );
  return due.map(({ id }) => id);
}
