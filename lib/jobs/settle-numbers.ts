import { and, asc, eq, inArray, isNotNull, isNull, lte, or } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import type { Carrier } from "#lib/carrier/carrier.ts";
import { describeError, log } from "#lib/log.ts";
import { type ClaimedPurchase, claimUnsettled, type PurchaseRow } from "#lib/numbers/claim-purchase.ts";
import { buyFrom, type Clocks, referenceOf } from "#lib/numbers/complete-purchase.ts";
import { type News, pauseAt } from "#lib/numbers/purchase-rules.ts";
import { recordNews } from "#lib/numbers/record-news.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import type { CarrierName } from "#lib/values/number-state.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";

/** The carrier of this name; null where it is not configured any more. */
export type Carriers = (name: CarrierName) => Carrier | null;

/**
 * Brings every purchase that has no answer yet to its end, and gives released numbers back to their carrier. A purchase that may have
 * been asked for is never asked for again: the carrier says what became of it. Any copy of the application may do it, since a
 * lease on the row keeps the others off.
 */
export async function settleNumbers(carriers: Carriers, clocks: Clocks): Promise<void> {
  await eachOnce(
    claimUnsettled,
    ({ row }) => row,
    (claimed) => settle(claimed, carriers, clocks),
    clocks,
  );
  await eachOnce(
    claimToReturn,
    (row) => row,
    (row) => giveBack(row, carriers, clocks),
    clocks,
  );
}

/**
 * Works on what is claimed until nothing is left, or until one comes again whose fault has outlasted its lease. A fault with one number
 * keeps no other waiting.
 */
async function eachOnce<Claimed>(
  claim: (moment: Instant) => Promise<Claimed | null>,
  rowOf: (claimed: Claimed) => PurchaseRow,
  work: (claimed: Claimed) => Promise<void>,
  { clock }: Clocks,
): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const claimed = await claim(clock());
    if (!claimed) return;
    const { id, orgId } = rowOf(claimed);
    if (failed.has(id)) return;
    await work(claimed).catch((error: unknown) => {
      failed.add(id);
      log.error({ job: "settle-numbers", orgId, number: id, error: describeError(error) }, "a job failed");
    });
  }
}

async function settle({ row, wasAsked }: ClaimedPurchase, carriers: Carriers, clocks: Clocks): Promise<void> {
  const purchase = { orgId: row.orgId, numberId: row.id };
  const step = await recordNews(purchase, await newsOf(row, wasAsked, carriers(row.carrier)), clocks);
  log.info(
    { number: row.id, organisation: row.orgId, carrier: row.carrier, step: step.kind },
    "purchase asked",
  );
}

async function newsOf(row: PurchaseRow, wasAsked: boolean, carrier: Carrier | null): Promise<News> {
  if (!carrier) return { kind: "no-answer" };
  if (!wasAsked) return buyFrom(carrier, row);
  return carrier.find(row.number as PhoneNumber, referenceOf(row.id));
}

/** So long as a carrier needs to take a number back. */
const leaseSeconds = 30;

/** What is no longer wanted and still at its carrier, whoever's it was. */
function claimToReturn(moment: Instant): Promise<PurchaseRow | null> {
  return asSystem("claim a number to give back", async (tx) => {
    const [due] = await tx
      .select()
      .from(numbers)
      .where(
        and(
          inArray(numbers.state, ["failed", "released"]),
          isNotNull(numbers.carrierId),
          isNull(numbers.returnedAt),
          or(isNull(numbers.askAt), lte(numbers.askAt, moment)),
        ),
      )
      .orderBy(asc(numbers.askAt))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return null;
    await tx
      .update(numbers)
      .set({ askAt: addSeconds(moment, leaseSeconds) })
      .where(isRow(due));
    return due;
  });
}

async function giveBack(row: PurchaseRow, carriers: Carriers, { at, clock }: Clocks): Promise<void> {
  const answer = await carriers(row.carrier)?.release(row.carrierId ?? "");
  const isReturned = answer?.kind === "returned";
  const age = (at.getTime() - (row.releasedAt ?? row.since).getTime()) / 1000;
  const change = isReturned ? { returnedAt: clock() } : { askAt: addSeconds(clock(), pauseAt(age)) };
  await asSystem("record a number given back", (tx) => tx.update(numbers).set(change).where(isRow(row)));
  log.info(
    { number: row.id, organisation: row.orgId, carrier: row.carrier, isReturned },
    "number given back",
  );
}

const isRow = ({ orgId, id }: PurchaseRow) => and(eq(numbers.orgId, orgId), eq(numbers.id, id));
