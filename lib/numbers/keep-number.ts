import { and, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { type Effect, type Quote, quoteOf, refusalOfPin } from "#lib/billing/quote-rules.ts";
import { billingDay, readBilling } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { NumberId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { lockNumber } from "./lock-number.ts";
import type { ReleaseRefusal } from "./rules.ts";
import type { OneNumber } from "./schema.ts";

/** Cancels a number's planned release: it costs nothing today and is on the next bill again. Source: product.md, "Money". */
export async function keepNumber(
  actor: Actor,
  input: OneNumber,
  at: Instant,
): Promise<Outcome<{ number: string }, ReleaseRefusal | "form-already-used">> {
  return changeSeats<{ number: string }, ReleaseRefusal>(
    actor,
    "numbers.release",
    input,
    at,
    async (tx, today) => {
      const { orgId, agentId: actorId } = tx.actor;
      const number = await lockNumber(tx, input.numberId);
      if (!number) return refused("number-not-there");
      if (number.state !== "bought") return refused("number-not-bought");
      if (!number.releaseOn) return refused("number-not-to-be-released");
      const quote = quoteOf(await readBilling(tx, orgId, today), [keeping(number.country, number.releaseOn)]);
      const unseen = refusalOfPin(quote, input.quote);
      if (unseen) return refused(unseen);

      await tx
        .update(numbers)
        .set({ releaseOn: null })
        .where(and(eq(numbers.orgId, orgId), eq(numbers.id, number.id)));
      const details = { number: number.number, id: number.id };
      await record(tx, { orgId, actorId, action: "number.kept", details });
      return done({ number: number.number });
    },
  );
}

/** What keeping it adds to the next bill; null when it is not due for release. */
export function quoteKeepingNumber(actor: Actor, numberId: NumberId, at: Instant): Promise<Quote | null> {
  requirePermission(actor, "numbers.release");
  return read(actor, async (tx) => {
    const [number] = await tx
      .select({ country: numbers.country, releaseOn: numbers.releaseOn, state: numbers.state })
      .from(numbers)
      .where(and(eq(numbers.orgId, actor.orgId), eq(numbers.id, numberId)));
    if (!number?.releaseOn || number.state !== "bought") return null;
    const today = await billingDay(tx, actor.orgId, at);
    return quoteOf(await readBilling(tx, actor.orgId, today), [keeping(number.country, number.releaseOn)]);
  });
}

function keeping(country: string, on: Day): Effect {
  return { kind: "number-kept", country, on };
}
