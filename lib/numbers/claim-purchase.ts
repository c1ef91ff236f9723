import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import type { NumberId, OrganisationId } from "#lib/values/ids.ts";

export type PurchaseRow = typeof numbers.$inferSelect;

export interface ClaimedPurchase {
  row: PurchaseRow;
  /** Somebody may have asked the carrier for it already: then it must only be asked what became of that. */
  wasAsked: boolean;
}

/** Longer than any carrier is waited for, so that nobody else asks meanwhile. */
const leaseSeconds = 30;

/** Takes a purchase that nobody has asked the carrier for yet; null when somebody has, or it is settled. `moment` is real time. */
export function claimFresh(
  { orgId, numberId }: { orgId: OrganisationId; numberId: NumberId },
  moment: Instant,
): Promise<PurchaseRow | null> {
  return asSystem("claim a purchase", async (tx) => {
    const [claimed] = await tx
      .update(numbers)
      .set({ leasedUntil: addSeconds(moment, leaseSeconds) })
      .where(
        and(
          eq(numbers.orgId, orgId),
          eq(numbers.id, numberId),
          eq(numbers.state, "requested"),
          isNull(numbers.leasedUntil),
        ),
      )
      .returning();
    return claimed ?? null;
  });
}

/** Takes the purchase, of whatever organisation, that is unsettled and has been due longest; null when there is none. */
export function claimUnsettled(moment: Instant): Promise<ClaimedPurchase | null> {
  return asSystem("claim an unsettled purchase", async (tx) => {
    const [due] = await tx
      .select()
      .from(numbers)
      .where(
        and(
          inArray(numbers.state, ["requested", "unknown"]),
          lte(numbers.askAt, moment),
          or(isNull(numbers.leasedUntil), lte(numbers.leasedUntil, moment)),
        ),
      )
      .orderBy(asc(numbers.askAt))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return null;
    await tx
      .update(numbers)
      .set({ leasedUntil: addSeconds(moment, leaseSeconds) })
      .where(and(eq(numbers.orgId, due.orgId), eq(numbers.id, due.id)));
    return { row: due, wasAsked: due.state === "unknown" || due.leasedUntil !== null };
  });
}
