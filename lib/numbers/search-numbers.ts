import { and, eq, gt, not } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { numberHolds } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Carrier } from "#lib/carrier/carrier.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Offer, Reach, Wanted } from "#lib/values/carrier-answer.ts";
import type { Instant } from "#lib/values/day.ts";
import type { MinorUnits } from "#lib/values/money.ts";
import { numberPrice } from "./number-price.ts";
import type { SearchRefusal } from "./rules.ts";

export interface FoundNumbers {
  ok: true;
  offers: Offer[];
  reach: Reach;
  /** What each of them costs a month. */
  monthlyPrice: MinorUnits;
}

/** Asks the carrier for numbers, without those that somebody else has selected. `at` is the product's time. */
export async function searchNumbers(
  actor: Actor,
  wanted: Wanted,
  { at, carrier }: { at: Instant; carrier: Carrier },
): Promise<FoundNumbers | { ok: false; refusal: SearchRefusal }> {
  requirePermission(actor, "numbers.buy");
  const monthlyPrice = await numberPrice(actor, wanted.country, at);
  const answer = await carrier.search(wanted, await heldByOthers(actor, realNow()));
  return answer.ok ? { ...answer, monthlyPrice } : answer;
}

/** Of whatever organisation: only that they are held leaves this function. */
async function heldByOthers({ orgId, agentId }: Actor, at: Instant): Promise<ReadonlySet<string>> {
  const isMine = and(eq(numberHolds.orgId, orgId), eq(numberHolds.agentId, agentId));
  const held = await asSystem("find held numbers", (tx) =>
    tx
      .select({ number: numberHolds.number })
      .from(numberHolds)
      .where(and(gt(numberHolds.heldUntil, at), isMine && not(isMine))),
  );
  return new Set(held.map(({ number }) => number));
}
