import { and, eq } from "drizzle-orm";
import { deleteAgent } from "#lib/agents/delete-agent.ts";
import type { DeleteAgent } from "#lib/agents/schema.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import type { AgentId, SeatId, TierId } from "#lib/values/ids.ts";
import { asSystem } from "../client.ts";
import { agents } from "../schema/index.ts";
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
  const left = await deleteAgent(admin, await aDeletion(admin, agentId), at);
  if (!left.ok) throw new Error(left.refusal);
}

/** The Delete form for this agent with the name typed, as somebody would who keeps the seat. */
export async function aDeletion(
  admin: Actor,
  agentId: AgentId,
  change: Partial<DeleteAgent> = {},
): Promise<DeleteAgent> {
  const [agent] = await asSystem("test", (tx) =>
    tx
      .select({ name: agents.name })
      .from(agents)
      .where(and(eq(agents.orgId, admin.orgId), eq(agents.id, agentId))),
  );
  return {
    key: formKey(),
    agentId,
    seat: "keep",
    seatId: null,
    confirmation: agent?.name ?? "nobody",
    ...change,
  };
}
