import { and, eq } from "drizzle-orm";
import { numbers, seats } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import type { AgentId, NumberId, OrganisationId, SeatId } from "#lib/values/ids.ts";
import { nameOwner } from "./name-owner.ts";

interface DirectNumber {
  orgId: OrganisationId;
  id: NumberId;
  number: string;
  seatId: SeatId;
  becomesCallerId: boolean;
}

/** Makes a seat's new direct number its caller ID: where it had none, or where that was asked for. The number is bought. */
export async function giveCallerId(tx: Tx, direct: DirectNumber, actorId: AgentId): Promise<void> {
  const { orgId, id, seatId, becomesCallerId } = direct;
  const isSeat = and(eq(seats.orgId, orgId), eq(seats.id, seatId));
  const [seat] = await tx
    .select({ callerNumberId: seats.callerNumberId, before: numbers.number })
    .from(seats)
    .leftJoin(numbers, and(eq(numbers.orgId, seats.orgId), eq(numbers.id, seats.callerNumberId)))
    .where(isSeat);
  if (!seat || (seat.callerNumberId !== null && !becomesCallerId)) return;

  await tx.update(seats).set({ callerNumberId: id, lostCallerNumberId: null }).where(isSeat);
  const { extension, agentId } = await nameOwner(tx, orgId, { kind: "seat", seatId });
  await record(tx, {
    orgId,
    actorId,
    action: "caller-id.changed",
    ...(agentId && { agentId }),
    details: { callerId: direct.number, callerIdBefore: seat.before, extension, seat: seatId },
  });
}
