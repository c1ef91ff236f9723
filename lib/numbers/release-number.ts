import { and, eq } from "drizzle-orm";
import { numbers } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { nextBillDate } from "#lib/billing/period-rules.ts";
import { readSchedule } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { lockNumber } from "./lock-number.ts";
import type { ReleaseRefusal } from "./rules.ts";
import type { ReleaseNumber } from "./schema.ts";

export interface Released {
  /** As people read it. */
  number: string;
  on: Day;
}

/**
 * Plans that a number goes with the next bill date, if that is the day that was shown: until then it is paid for, works, and can be
 * kept. Nothing is refunded. The contract speaks of seats and holds up no number. Source: product.md, "Money".
 */
export async function releaseNumber(
  actor: Actor,
  input: ReleaseNumber,
  at: Instant,
): Promise<Outcome<Released, ReleaseRefusal | "form-already-used">> {
  return changeSeats<Released, ReleaseRefusal>(actor, "numbers.release", input, at, async (tx, today) => {
    const { orgId, agentId: actorId } = tx.actor;
    const number = await lockNumber(tx, input.numberId);
    if (!number) return refused("number-not-there");
    if (number.state !== "bought") return refused("number-not-bought");
    if (number.releaseOn) return refused("number-to-be-released");

    const on = nextBillDate(await readSchedule(tx, orgId), today);
    if (input.goesOn && on !== input.goesOn) return refused("day-moved");
    await tx
      .update(numbers)
      .set({ releaseOn: on })
      .where(and(eq(numbers.orgId, orgId), eq(numbers.id, number.id)));
    const details = { number: number.number, on, id: number.id };
    await record(tx, { orgId, actorId, action: "number.release-planned", details });
    return done({ number: formatPhone(number.number as PhoneNumber), on });
  });
}
