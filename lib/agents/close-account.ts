import { and, eq } from "drizzle-orm";
import { agents, signInAddresses } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { endSessions } from "#lib/auth/end-sessions.ts";
import { endStay } from "#lib/seats/stay.ts";
import type { Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import type { LockedAgent } from "./queries.ts";

/**
 * Nobody signs in with it any more, its address is free again, its seat is vacant; gives which seat it held. The row and the
 * password stay, for history and for as long as the account can be restored.
 */
export async function closeAccount(
  tx: ActorTx,
  agent: LockedAgent,
  because: "deleted" | "replaced",
  at: Instant,
): Promise<SeatId | null> {
  const { orgId, id: agentId } = agent;
  const seatId = await endStay(tx, { orgId, agentId }, at);
  await tx
    .update(agents)
    .set({ state: "Closed", closedAt: at, version: agent.version + 1 })
    .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
  await tx
    .delete(signInAddresses)
    .where(and(eq(signInAddresses.orgId, orgId), eq(signInAddresses.agentId, agentId)));
  await endSessions(tx, { orgId, agentId }, because);
  return seatId;
}
