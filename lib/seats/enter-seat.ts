import { seatOccupancies } from "#db/schema/index.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type FeaturesRefusal, refusalToSetFeatures } from "./features-rules.ts";
import { type FeaturesSet, nameSeat, noteSeat } from "./leave-seat.ts";
import { obtainSeat, payForSeat } from "./obtain-seat.ts";
import type { SetFeatures } from "./schema.ts";
import { beginStay } from "./stay.ts";
import { agentStaysNow } from "./stays-now.ts";
import type { NewSeatDetails } from "./take-seat.ts";

/** Of a new seat: the next free number, to be changed on Edit. */
const asUsual: NewSeatDetails = { extension: null, extensionType: "SIP", forceLogin: false };

/**
 * Puts a person without a seat into a vacant one, which costs nothing unless it was to be released, or into a new one, charged as
 * the quote said: both only by whoever may pay. Source: product.md, `/profile`, "Agent features".
 */
export async function enterSeat(
  actor: Actor,
  input: SetFeatures,
  at: Instant,
): Promise<Outcome<FeaturesSet, FeaturesRefusal | "form-already-used">> {
  return changeSeats<FeaturesSet, FeaturesRefusal>(actor, "features.change", input, at, async (tx, today) => {
    const { orgId } = tx.actor;
    const choice = input.seat?.kind === "none" ? null : input.seat;
    const seat = choice && (await obtainSeat(tx, choice, asUsual, { today, at }));
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToSetFeatures(tx.actor, "enabled", agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");
    const [held] = await tx
      .select({ seatId: seatOccupancies.seatId })
      .from(seatOccupancies)
      .where(agentStaysNow(orgId, agent.id));
    if (!seat) return withoutChoice(input.heldSeat, held?.seatId ?? null);
    if (held) return refused("features-already-enabled");
    if (!seat.ok) return refused(seat.refusal);

    await beginStay(tx, { orgId, agentId: agent.id }, seat.seatId, at);
    const unseen = await payForSeat(tx, seat, agent.id, input.quote, at);
    if (unseen) return refused(unseen);
    await noteSeat(tx, agent);
    const named = await nameSeat(tx, seat.seatId);
    await record(tx, {
      orgId,
      actorId: tx.actor.agentId,
      action: "seat.taken",
      agentId: agent.id,
      details: { extension: named.extension, seat: named.seatId },
    });
    return done({ seat: { ...named, name: agent.name } });
  });
}

/** The form of somebody in a seat has none to choose: saved as it was drawn, it changes nothing. */
function withoutChoice(shown: SeatId | null, held: SeatId | null): Outcome<FeaturesSet, FeaturesRefusal> {
  if (!shown) return refused(held ? "features-already-enabled" : "seat-choice-required");
  if (!held) return refused("features-already-disabled");
  return held === shown ? done({ seat: null }) : refused("seat-changed-meanwhile");
}
