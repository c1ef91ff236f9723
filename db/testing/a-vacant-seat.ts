import { deleteAgent } from "#lib/agents/delete-agent.ts";
import type { DeleteAgent } from "#lib/agents/schema.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import type { AgentId, SeatId, TierId } from "#lib/values/ids.ts";
import { formKey, join } from "./charged.ts";

/** A seat that somebody was added on and has left, through the verbs. */
export async function aVacantSeat(admin: Actor, tierId: TierId | undefined, at: Instant): Promise<SeatId> {
  if (!tierId) throw new Error("no such tier");
  const { agentId, seatId } = await join(admin, { tierId }, at);
  await leave(admin, agentId, addSeconds(at, 1));
  return seatId;
}

/** The same, to be released at the next bill date. */
export async function aLeavingSeat(admin: Actor, tierId: TierId | undefined, at: Instant): Promise<SeatId> {
  const seatId = await aVacantSeat(admin, tierId, at);
  const released = await releaseSeat(admin, { key: formKey(), seatId, quote: null }, at);
  if (!released.ok) throw new Error(released.refusal);
  return seatId;
}

/** Deletes the agent and keeps the seat. */
export async function leave(admin: Actor, agentId: AgentId, at: Instant): Promise<void> {
  const left = await deleteAgent(admin, aDeletion(agentId), at);
  if (!left.ok) throw new Error(left.refusal);
}

/** The Delete form for this agent, as somebody would send it who keeps the seat. */
export function aDeletion(agentId: AgentId, change: Partial<DeleteAgent> = {}): DeleteAgent {
  return { key: formKey(), agentId, seat: "keep", seatId: null, ...change };
}
