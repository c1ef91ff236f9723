import { cache } from "react";
import { may } from "#lib/auth/policy.ts";
import { countOpenSessions } from "#lib/auth/sessions-of.ts";
import { now } from "#lib/clock.ts";
import { findSeat } from "#lib/seats/find-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";

/** The seat with its price and contract; null for who sees no prices, and where there is none. Read once for all questions of a page. */
export const seatToLeave = cache((actor: Actor, seatId: SeatId | null) =>
  seatId && may(actor.role, "billing.see") ? findSeat(actor, seatId, now()) : null,
);

export const openSessions = cache((actor: Actor, agentId: AgentId) => countOpenSessions(actor, agentId));
