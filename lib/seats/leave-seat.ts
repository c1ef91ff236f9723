import { and, eq } from "drizzle-orm";
import type { ActorTx } from "#db/client.ts";
import { agents, extensions, seats, tiers } from "#db/schema/index.ts";
import { type LockedAgent, lockAgent } from "#lib/agents/queries.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type FeaturesRefusal, refusalToSetFeatures } from "./features-rules.ts";
import type { SetFeatures } from "./schema.ts";
import { endStay } from "./stay.ts";

/** The seat that somebody went out of or into, as one names it. */
export interface SeatOfFeatures {
  seatId: SeatId;
  extension: string | null;
  tier: string;
  name: string;
}

/** What became of somebody's agent features; `null` for the seat where they were set like that already. */
export type FeaturesSet = { seat: SeatOfFeatures | null };

/**
 * Takes a person out of the seat, which is vacant from then on and stays paid for; account and sign-in stay as they are. Refused
 * when it is not the seat any more that the form showed; nothing is to do where it showed none, and there is none. Source:
 * product.md, `/profile`, "Agent features".
 */
export async function leaveSeat(
  actor: Actor,
  input: SetFeatures,
  at: Instant,
): Promise<Outcome<FeaturesSet, FeaturesRefusal | "form-already-used">> {
  return changeSeats<FeaturesSet, FeaturesRefusal>(actor, "features.change", input, at, async (tx) => {
    const { orgId } = tx.actor;
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToSetFeatures(tx.actor, "disabled", agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");

    const seatId = await endStay(tx, { orgId, agentId: agent.id }, at);
    if (!seatId) return input.heldSeat ? refused("features-already-disabled") : done({ seat: null });
    if (seatId !== input.heldSeat) return refused("seat-changed-meanwhile");
    await noteSeat(tx, agent);
    const seat = await nameSeat(tx, seatId);
    await record(tx, {
      orgId,
      actorId: tx.actor.agentId,
      action: "seat.left",
      agentId: agent.id,
      details: { extension: seat.extension, seat: seatId },
    });
    return done({ seat: { ...seat, name: agent.name } });
  });
}

/** Whoever has the person's form open in another window finds out on saving it. */
export async function noteSeat(tx: ActorTx, { orgId, id, version }: LockedAgent): Promise<void> {
  await tx
    .update(agents)
    .set({ version: version + 1 })
    .where(and(eq(agents.orgId, orgId), eq(agents.id, id)));
}

export async function nameSeat(tx: ActorTx, seatId: SeatId) {
  const [seat] = await tx
    .select({ seatId: seats.id, extension: extensions.number, tier: tiers.name })
    .from(seats)
    .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .where(and(eq(seats.orgId, tx.actor.orgId), eq(seats.id, seatId)));
  if (!seat) throw new Error("the seat is not there");
  return seat;
}
