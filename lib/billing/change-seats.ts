import { type ActorTx, change, type FormKey } from "#db/client.ts";
import type { Permission } from "#lib/auth/policy.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { Outcome } from "#lib/values/outcome.ts";
import { billingDay } from "./read-billing.ts";
import { writeDueCharges } from "./write-due-charges.ts";

/**
 * `change` for whatever concerns seats, prices or terms: what has come due is written first, as product.md, "Money", demands.
 * `today` is the date on which the organisation is charged. The database refuses a charge that jumps this queue.
 */
export function changeSeats<Value, Refusal extends string>(
  actor: Actor,
  permission: Permission,
  input: { key: FormKey },
  at: Instant,
  act: (tx: ActorTx, today: Day) => Promise<Outcome<Value, Refusal>>,
): Promise<Outcome<Value, Refusal | "form-already-used">> {
  return change(actor, permission, input, async (tx) => {
    await writeDueCharges(tx, tx.actor.orgId, at);
    return act(tx, await billingDay(tx, tx.actor.orgId, at));
  });
}
