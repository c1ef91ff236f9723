import { and, eq } from "drizzle-orm";
import { numbers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { giveCallerId } from "./give-caller-id.ts";
import { lockNumber } from "./lock-number.ts";
import { type NamedOwner, nameOwner } from "./name-owner.ts";
import { refusalOfOwner } from "./request-number.ts";
import type { AssignRefusal } from "./rules.ts";
import type { AssignNumber, Owner } from "./schema.ts";

export interface Assigned {
  number: string;
  owner: NamedOwner;
}

/**
 * Gives a number of the pool to a seat, whose direct number it becomes, or to a call route. It costs nothing. For managers too, but not to
 * an admin's seat.
 */
export async function assignNumber(
  actor: Actor,
  input: AssignNumber,
  at: Instant,
): Promise<Outcome<Assigned, AssignRefusal | "form-already-used">> {
  return changeSeats<Assigned, AssignRefusal>(actor, "numbers.assign", input, at, async (tx) =>
    assignInTx(tx, input, at),
  );
}

/** The same inside another verb. `becomesCallerId`: it shall be the seat's caller ID even where that has one. */
export async function assignInTx(
  tx: ActorTx,
  {
    numberId,
    owner,
    becomesCallerId = false,
  }: Pick<AssignNumber, "numberId"> & { owner: Owner; becomesCallerId?: boolean },
  at: Instant,
): Promise<Outcome<Assigned, AssignRefusal>> {
  const { orgId, agentId: actorId } = tx.actor;
  const refusal = await refusalOfOwner(tx, owner);
  const number = await lockNumber(tx, numberId);
  if (!number) return refused("number-not-there");
  if (refusal) return refused(refusal);
  if (number.state !== "bought") return refused("number-not-bought");
  if (number.seatId || number.routeId) return refused("number-in-use");
  if (number.releaseOn) return refused("number-to-be-released");

  await tx
    .update(numbers)
    .set({ since: at, ...(owner.kind === "seat" ? { seatId: owner.seatId } : { routeId: owner.routeId }) })
    .where(and(eq(numbers.orgId, orgId), eq(numbers.id, numberId)));
  const named = await nameOwner(tx, orgId, owner);
  await record(tx, {
    orgId,
    actorId,
    action: "number.assigned",
    ...(named.agentId && { agentId: named.agentId }),
    details: { number: number.number, extension: named.extension, route: named.route, id: numberId },
  });
  if (owner.kind === "seat") {
    await giveCallerId(tx, { ...number, seatId: owner.seatId, becomesCallerId }, actorId);
  }
  return done({ number: number.number, owner: named });
}
