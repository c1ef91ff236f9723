import { and, eq, isNull, min } from "drizzle-orm";
import { organisations, owedCharges } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { addDays, type Day, dayIn, type Instant } from "#lib/values/day.ts";
import type { OrganisationId } from "#lib/values/ids.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";
import { applyPlans } from "./apply-plans.ts";
import { linesOfDay } from "./charged-lines.ts";
import { nextBillDate, type Schedule } from "./period-rules.ts";
import { postCharged } from "./post-charged.ts";
import { readSchedule } from "./read-billing.ts";
import { renewNumbers } from "./renew-numbers.ts";
import { renewSeats } from "./renew-seats.ts";
import { writeOwed } from "./write-owed.ts";

/**
 * Writes every charge of the organisation that has come due at `at`, day by day in order: second charges, and on a bill date first what
 * was planned for it (seats released, cheaper tiers), then the renewals. Each is written once however often, late or
 * concurrently this runs, since it runs under the organisation's lock and moves `next_due_on` on. The caller holds that lock. Gives what
 * it came to, in minor units.
 */
export async function writeDueCharges(tx: Tx, orgId: OrganisationId, at: Instant): Promise<MinorUnits> {
  const [organisation] = await tx
    .select({
      dueOn: organisations.nextDueOn,
      currency: organisations.currency,
      timeZone: organisations.timeZone,
    })
    .from(organisations)
    .where(eq(organisations.id, orgId));
  if (!organisation) return minorUnits(0);
  const today = dayIn(organisation.timeZone, at);
  if (organisation.dueOn > today) return minorUnits(0);

  const schedule = await readSchedule(tx, orgId);
  let dueOn = organisation.dueOn;
  let charged = 0n;
  while (dueOn <= today) {
    const bill = { orgId, chargedOn: dueOn, at, schedule, ...organisation };
    await writeOwed(tx, bill);
    if (isBillDate(schedule, dueOn)) {
      await applyPlans(tx, { orgId, on: dueOn, at });
      await renewSeats(tx, bill);
      await renewNumbers(tx, bill);
    }
    const lines = await linesOfDay(tx, orgId, dueOn);
    await postCharged(tx, orgId, { chargedOn: dueOn, by: null, lines });
    charged = lines.reduce((sum, { amount }) => sum + BigInt(amount), charged);
    dueOn = await nextDue(tx, orgId, schedule, dueOn);
    await tx.update(organisations).set({ nextDueOn: dueOn }).where(eq(organisations.id, orgId));
  }
  return minorUnits(charged);
}

function isBillDate(schedule: Schedule, day: Day): boolean {
  return nextBillDate(schedule, addDays(day, -1)) === day;
}

async function nextDue(tx: Tx, orgId: OrganisationId, schedule: Schedule, after: Day): Promise<Day> {
  const [owed] = await tx
    .select({ dueOn: min(owedCharges.dueOn) })
    .from(owedCharges)
    .where(and(eq(owedCharges.orgId, orgId), isNull(owedCharges.chargedAt)));
  const billDate = nextBillDate(schedule, after);
  return owed?.dueOn && owed.dueOn < billDate ? (owed.dueOn as Day) : billDate;
}
