import { extensions, seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { newSipSecret, readSipDomain } from "#lib/extensions/sip-secret.ts";
import { takeNextExtensions } from "#lib/extensions/take-extension.ts";
import type { Instant } from "#lib/values/day.ts";
import { newId, type SeatId, type TierId } from "#lib/values/ids.ts";

const rowsAtOnce = 500;

/** Makes vacant seats of a tier, each with the next free extension (SIP); null when there are not enough numbers. */
export async function makeSeats(
  tx: ActorTx,
  tierId: TierId,
  count: number,
  at: Instant,
): Promise<SeatId[] | null> {
  const { orgId } = tx.actor;
  const numbers = await takeNextExtensions(tx, orgId, count);
  if (!numbers) return null;

  const domain = await readSipDomain(tx, orgId);
  const made = numbers.map((number) => ({
    number,
    seatId: newId<"seats">(),
    extensionId: newId<"extensions">(),
  }));
  for (let i = 0; i < made.length; i += rowsAtOnce) {
    const some = made.slice(i, i + rowsAtOnce);
    await tx.insert(seats).values(some.map(({ seatId }) => ({ orgId, id: seatId, tierId, createdAt: at })));
    await tx.insert(extensions).values(
      some.map(({ number, seatId, extensionId }) => ({
        orgId,
        id: extensionId,
        number,
        type: "SIP" as const,
        seatId,
        since: at,
        ...newSipSecret({ id: extensionId, number }, domain),
      })),
    );
  }
  return made.map(({ seatId }) => seatId);
}
