import { read } from "#db/client.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { nextBillDate } from "#lib/billing/period-rules.ts";
import { billingDay, readSchedule } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";

/** The day with which a number would go that is released now. */
export function releaseDay(actor: Actor, at: Instant): Promise<Day> {
  requirePermission(actor, "numbers.release");
  return read(actor, async (tx) =>
    nextBillDate(await readSchedule(tx, actor.orgId), await billingDay(tx, actor.orgId, at)),
  );
}
