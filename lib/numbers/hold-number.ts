import { and, eq, gt, ne, sql } from "drizzle-orm";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { type ActorTx, change } from "#db/client.ts";
import { numberHolds } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Carrier } from "#lib/carrier/carrier.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Offer, Search } from "#lib/values/carrier-answer.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import type { MinorUnits } from "#lib/values/money.ts";
import { type NumberCountry, numberCountries } from "#lib/values/number-countries.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { numberPrice } from "./number-price.ts";
import { type HoldRefusal, holdSeconds, mostHolds } from "./rules.ts";
import type { HoldNumber } from "./schema.ts";

export interface Held {
  number: PhoneNumber;
  heldUntil: string;
}

interface When {
  /** The product's time, by which prices go. */
  at: Instant;
  carrier: Carrier;
  /** Real time, which all copies of the application share. */
  clock?: () => Instant;
}

/**
 * Keeps a number for whoever selected it, for ten minutes from now, against every organisation; selecting it again begins anew. The
 * carrier is asked first whether it has the number and what it can do: a form's word for that counts for nothing.
 */
export async function holdNumber(
  actor: Actor,
  input: HoldNumber,
  { at, carrier, clock = realNow }: When,
): Promise<Outcome<Held, HoldRefusal | "form-already-used">> {
  requirePermission(actor, "numbers.buy");
  const offered = await findOffer(carrier, input.number);
  if (!offered.ok) return offered;
  const { offer } = offered;
  const monthlyPrice = await numberPrice(actor, offer.country, at);

  return change<Held, HoldRefusal>(actor, "numbers.buy", input, async (tx) => {
    const moment = clock();
    const heldUntil = addSeconds(moment, holdSeconds);
    if ((await countOthers(tx, offer.number, moment)) >= mostHolds) return refused("too-many-holds");
    const refusal = await hold(tx, { ...offer, carrier: carrier.name, monthlyPrice, heldUntil }, moment);
    return refusal ? refused(refusal) : done({ number: offer.number, heldUntil: heldUntil.toISOString() });
  });
}

/** The very number, as the carrier offers it. */
async function findOffer(
  carrier: Carrier,
  number: PhoneNumber,
): Promise<{ ok: true; offer: Offer } | { ok: false; refusal: HoldRefusal }> {
  const country = countryOf(number);
  if (!country) return { ok: false, refusal: "number-not-offered" };
  const wanted = { country, areaCode: null, contains: number.slice(-10), hasSms: false, hasVoice: false };
  const answer: Search = await carrier.search(wanted, new Set());
  if (!answer.ok) return answer;
  const offer = answer.offers.find((each) => each.number === number);
  return offer ? { ok: true, offer } : { ok: false, refusal: "number-not-offered" };
}

function countryOf(number: PhoneNumber): NumberCountry | null {
  const country = parsePhoneNumberFromString(number)?.country;
  return numberCountries.find((each) => each === country) ?? null;
}

function countOthers(tx: ActorTx, number: PhoneNumber, moment: Instant): Promise<number> {
  const { orgId, agentId } = tx.actor;
  return tx.$count(
    numberHolds,
    and(
      eq(numberHolds.orgId, orgId),
      eq(numberHolds.agentId, agentId),
      ne(numberHolds.number, number),
      gt(numberHolds.heldUntil, moment),
    ),
  );
}

type Hold = Offer & { carrier: Carrier["name"]; monthlyPrice: MinorUnits; heldUntil: Instant };

/** One row a number, so the primary key decides between two who select it at once. */
async function hold(
  tx: ActorTx,
  held: Hold,
  moment: Instant,
): Promise<"number-held" | "number-owned" | null> {
  const { orgId, agentId } = tx.actor;
  const row = sql`row(${held.number}, ${held.carrier}, ${held.country}, ${held.place}::text, ${held.hasVoice}, ${held.hasSms},
    ${orgId}::uuid, ${agentId}::uuid, ${held.monthlyPrice.toString()}::bigint, ${held.heldUntil.toISOString()}::timestamptz)::number_holds`;
  const [answer] = await tx.execute<{ refusal: "number-held" | "number-owned" | null }>(
    sql`select hold_number(${agentId}::uuid, ${row}, ${moment.toISOString()}::timestamptz) as refusal`,
  );
  return answer?.refusal ?? null;
}
