import { and, eq, isNull } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { extensions, seats, tiers } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";

/** Enables ConnectionBoost on a seat, asked for or not: for the operator's `npm run boost:enable`. */
export async function enableBoost(
  seatId: SeatId,
  at: Instant,
): Promise<Outcome<{ extension: string | null }, "seat-not-there" | "boost-not-in-tier">> {
  return asSystem<Outcome<{ extension: string | null }, "seat-not-there" | "boost-not-in-tier">>(
    "enable ConnectionBoost",
    async (tx) => {
      const [seat] = await tx
        .select({ orgId: seats.orgId, hasBoost: tiers.hasConnectionBoost, extension: extensions.number })
        .from(seats)
        .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
        .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
        .where(and(eq(seats.id, seatId), isNull(seats.releasedAt)))
        .for("update", { of: seats });
      if (!seat) return refused("seat-not-there");
      if (!seat.hasBoost) return refused("boost-not-in-tier");

      const { orgId, extension } = seat;
      await tx
        .update(seats)
        .set({ boost: "enabled", boostAt: at })
        .where(and(eq(seats.orgId, orgId), eq(seats.id, seatId)));
      await record(tx, {
        orgId,
        actorId: null,
        action: "seat.boost-enabled",
        details: { seat: seatId, extension },
      });
      return done({ extension });
    },
  );
}
