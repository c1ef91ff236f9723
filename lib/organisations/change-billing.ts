import { and, eq, ne, sql } from "drizzle-orm";
import { billingTerms, charges, numbers, organisations, tierPrices } from "#db/schema/index.ts";
import type { ActorTx, Tx } from "#db/tx.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { type MovedPlans, movePlans } from "#lib/billing/move-plans.ts";
import { type BillingTerms, type Schedule, termsOn } from "#lib/billing/period-rules.ts";
import { readSchedule } from "#lib/billing/read-billing.ts";
import { planFor, plannedTerms, standingTerms, type WantedTerms } from "#lib/billing/terms-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type Currency, exponentOf, isCurrency } from "#lib/values/currencies.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { OrganisationId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isOutdated } from "#lib/values/seen.ts";
import type { ChangeBilling } from "./schema.ts";
import { addStartingNumberPrices } from "./starting-number-prices.ts";

export type BillingRefusal = "currency-unknown" | "currency-fixed" | "changed-meanwhile";

export interface BillingChanged {
  moved: MovedPlans | null;
}

/**
 * Changes the currency, at once and only before the first charge, and plans cycle and bill day for the next bill date, in the
 * place of what was planned before; the present ones undo the plan. Refused as `currency-unknown` when it is another than the
 * present one and none to choose, as `currency-fixed`, and as `changed-meanwhile` when the form showed something else than what
 * stands now. What is planned for seats moves to the bill dates that hold then, and how much of it is the answer. Source: product.md,
 * "Money".
 */
export async function changeBilling(
  actor: Actor,
  input: ChangeBilling,
  at: Instant,
): Promise<Outcome<BillingChanged, BillingRefusal | "form-already-used">> {
  return changeSeats<BillingChanged, BillingRefusal>(
    actor,
    "settings.change",
    input,
    at,
    async (tx, today) => {
      const { orgId, agentId: actorId, organisation } = tx.actor;
      const before = organisation.currency;
      const schedule = await readSchedule(tx, orgId);
      if (isOutdated(input.seen, billingFacts(before, standingTerms(schedule, today))))
        return refused("changed-meanwhile");
      const currency = input.currency ?? before;
      if (currency !== before) {
        if (!isCurrency(currency)) return refused("currency-unknown");
        if (await isCurrencyFixed(tx, orgId)) return refused("currency-fixed");
        await changeCurrency(tx, before, currency, today);
      }
      const terms = await planTerms(tx, schedule, today, input);
      const changed = oldAndNew({ currency: before, ...terms.before }, { currency, ...terms.after });
      if (!changed) return done({ moved: null });

      await record(tx, { orgId, actorId, action: "billing.changed", details: changed });
      const areTermsChanged = oldAndNew(terms.before, terms.after) !== null;
      return done({ moved: areTermsChanged ? await movePlans(tx, today) : null });
    },
  );
}

/** What the form of /settings shows of how the organisation is billed. */
export function billingFacts(currency: string, { cycle, billDay }: WantedTerms) {
  return { currency, cycle, billDay };
}

/** True once anything was charged, or a number is being bought, which will be charged at the price that was shown. */
export async function isCurrencyFixed(tx: Tx, orgId: OrganisationId): Promise<boolean> {
  const [charge] = await tx.select({ id: charges.id }).from(charges).where(eq(charges.orgId, orgId)).limit(1);
  const [purchase] = await tx
    .select({ id: numbers.id })
    .from(numbers)
    .where(and(eq(numbers.orgId, orgId), ne(numbers.state, "failed")))
    .limit(1);
  return charge !== undefined || purchase !== undefined;
}

/**
 * The tiers keep their figures, as far as the other currency has decimals: 65.00 euros become 65.00 dollars, or 65 yen. Numbers, whose
 * prices the admins cannot mend, cost what the operator's list has in that currency, and what they cost a new organisation where it has
 * nothing; the prices in the other one stay for the way back.
 */
async function changeCurrency(tx: ActorTx, from: string, to: Currency, today: Day): Promise<void> {
  const { orgId } = tx.actor;
  await tx.update(organisations).set({ currency: to }).where(eq(organisations.id, orgId));
  await addStartingNumberPrices(tx, orgId, to, today);
  const shift = exponentOf(to) - exponentOf(from);
  if (shift === 0) return;
  await tx
    .update(tierPrices)
    .set({
      monthlyPrice: sql`greatest(1, round(${tierPrices.monthlyPrice} * power(10::numeric, ${shift}::int)))::bigint`,
    })
    .where(eq(tierPrices.orgId, orgId));
}

/** Gives what stood for the next bill date before, and what stands now. */
async function planTerms(tx: ActorTx, schedule: Schedule, today: Day, wanted: ChangeBilling) {
  const { orgId } = tx.actor;
  const standing = plannedTerms(schedule, today);
  const plan = planFor(schedule, today, wanted);
  const facts = { before: factsOf(schedule, today, standing), after: factsOf(schedule, today, plan) };
  if (!oldAndNew(facts.before, facts.after)) return facts;

  if (standing) {
    await tx
      .delete(billingTerms)
      .where(and(eq(billingTerms.orgId, orgId), eq(billingTerms.startsOn, standing.startsOn)));
  }
  if (plan) await tx.insert(billingTerms).values({ orgId, ...plan });
  return facts;
}

function factsOf(schedule: Schedule, today: Day, plan: BillingTerms | null) {
  const { cycle, billDay } = plan ?? termsOn(schedule, today);
  return { cycle, billDay, startsOn: plan?.startsOn ?? null };
}
