import { eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { organisations } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { type Leaving, leavingOn } from "#lib/billing/contract-rules.ts";
import { type RenewalBill, renewalBill } from "#lib/billing/next-bill-rules.ts";
import { type BillingTerms, termsOn } from "#lib/billing/period-rules.ts";
import { readBilling } from "#lib/billing/read-billing.ts";
import { plannedTerms, standingTerms, withoutPlan } from "#lib/billing/terms-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type Day, dayIn, type Instant } from "#lib/values/day.ts";
import { isCurrencyFixed } from "./change-billing.ts";

export interface Settings {
  name: string;
  timeZone: string;
  supportEmail: string | null;
  currency: string;
  /** Something was charged, or is being bought, in it. */
  isCurrencyFixed: boolean;
  terms: BillingTerms;
  /** The next one, as the terms in force have it. */
  bill: RenewalBill;
  planned: { terms: BillingTerms; bill: RenewalBill } | null;
  /** Those of the next bill date, planned or not. */
  standing: BillingTerms;
  contractStart: Day | null;
  contractEnd: Day | null;
  leaving: Leaving;
}

/** All of /settings but the tiers, on the organisation's day of `at`. For admins. */
export function findSettings(actor: Actor, at: Instant): Promise<Settings> {
  requirePermission(actor, "settings.change");
  const { orgId } = actor;
  return read(actor, async (tx) => {
    const [organisation] = await tx
      .select({
        name: organisations.name,
        timeZone: organisations.timeZone,
        supportEmail: organisations.supportEmail,
      })
      .from(organisations)
      .where(eq(organisations.id, orgId));
    if (!organisation) throw new Error("no such organisation");
    const today = dayIn(organisation.timeZone, at);
    const billing = await readBilling(tx, orgId, today);
    const { schedule, contract } = billing;
    const planned = plannedTerms(schedule, today);
    return {
      ...organisation,
      currency: billing.currency,
      isCurrencyFixed: await isCurrencyFixed(tx, orgId),
      terms: termsOn(schedule, today),
      bill: renewalBill({ ...billing, schedule: withoutPlan(schedule, today) }),
      planned: planned && { terms: planned, bill: renewalBill(billing) },
      standing: standingTerms(schedule, today),
      contractStart: contract.start,
      contractEnd: contract.end,
      leaving: leavingOn(schedule, contract, today),
    };
  });
}
