import type { ActorTx } from "#db/tx.ts";
import type { CallerIdChoice } from "#lib/agents/schema.ts";
import { may } from "#lib/auth/policy.ts";
import type { BillingState, Effect } from "#lib/billing/quote-rules.ts";
import type { Instant } from "#lib/values/day.ts";
import type { NumberId, SeatId } from "#lib/values/ids.ts";
import { assignInTx } from "./assign-number.ts";
import { giveCallerId } from "./give-caller-id.ts";
import { lockNumber } from "./lock-number.ts";
import { requestNumber } from "./request-number.ts";
import type { TakeCallerIdRefusal } from "./rules.ts";

export interface TakenCallerId {
  ok: true;
  /** What was asked for and is bought once the verb has committed, and what that does to the bill; null where it is had already. */
  purchase: { numberId: NumberId; effect: Effect } | null;
}

/**
 * Gives a seat the number that was chosen for it on a form: a call route's as its caller ID; one of the pool, or one that the actor
 * holds and that is then bought, as its direct number and caller ID. `billing` is read only for the last.
 */
export async function takeCallerId(
  tx: ActorTx,
  choice: CallerIdChoice,
  seatId: SeatId,
  { billing, at, moment }: { billing: () => Promise<BillingState>; at: Instant; moment: Instant },
): Promise<TakenCallerId | { ok: false; refusal: TakeCallerIdRefusal }> {
  const owner = { kind: "seat", seatId } as const;
  if (choice.kind === "held") {
    if (!may(tx.actor.role, "numbers.buy")) return { ok: false, refusal: "number-costs-money" };
    const wanted = { number: choice.number, owner, becomesCallerId: true };
    const asked = await requestNumber(tx, wanted, await billing(), { at, moment });
    return asked.ok ? { ok: true, purchase: asked } : asked;
  }
  const number = await lockNumber(tx, choice.numberId);
  if (!number) return { ok: false, refusal: "number-not-there" };
  if (number.state === "bought" && number.routeId) {
    await giveCallerId(tx, { ...number, seatId, becomesCallerId: true }, tx.actor.agentId);
    return { ok: true, purchase: null };
  }
  const assigned = await assignInTx(tx, { numberId: number.id, owner, becomesCallerId: true }, at);
  return assigned.ok ? { ok: true, purchase: null } : assigned;
}
