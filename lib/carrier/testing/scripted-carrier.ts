import type { Offer, Ownership, Purchase } from "#lib/values/carrier-answer.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import type { Carrier } from "../carrier.ts";

/** What a purchase is answered with; `sold-in-silence`: it is done, and nobody hears of it. */
type Answer = Exclude<Purchase, { kind: "bought" }> | { kind: "sell" } | { kind: "sold-in-silence" };

export interface ScriptedCarrier extends Carrier {
  /** How the next purchases are answered, in turn; afterwards all are sold. */
  answers: Answer[];
  /** What it was asked, in order. */
  asked: string[];
  /** True while it gives no answer to what became of a purchase. */
  isAway: boolean;
  /** What it has sold and not taken back, by number. */
  sold: Map<string, { reference: string; carrierId: string }>;
  /** Runs while a purchase is under way. */
  whileBuying: () => Promise<void>;
}

/** A carrier with books of its own, for tests of what becomes of a purchase. It has every number that it is asked for. */
export function scriptedCarrier(): ScriptedCarrier {
  const carrier: ScriptedCarrier = {
    name: "fictional",
    answers: [],
    asked: [],
    isAway: false,
    sold: new Map(),
    whileBuying: async () => {},
    async search({ country, contains }) {
      const offer: Offer = {
        number: `+1${contains}` as PhoneNumber,
        country,
        place: "San Francisco, CA",
        hasVoice: true,
        hasSms: true,
      };
      return { ok: true, reach: "as-asked", offers: carrier.sold.has(offer.number) ? [] : [offer] };
    },
    async buy(number, reference): Promise<Purchase> {
      carrier.asked.push(`buy ${number}`);
      await carrier.whileBuying();
      const answer = carrier.answers.shift() ?? { kind: "sell" };
      if (answer.kind !== "sell" && answer.kind !== "sold-in-silence") return answer;
      const carrierId = `PN-${reference}`;
      carrier.sold.set(number, { reference, carrierId });
      return answer.kind === "sell" ? { kind: "bought", carrierId } : { kind: "unknown" };
    },
    async find(number, reference): Promise<Ownership> {
      carrier.asked.push(`find ${number}`);
      if (carrier.isAway) return { kind: "no-answer" };
      const found = carrier.sold.get(number);
      return found?.reference === reference
        ? { kind: "ours", carrierId: found.carrierId }
        : { kind: "not-ours" };
    },
    async release(carrierId) {
      carrier.asked.push(`release ${carrierId}`);
      if (carrier.isAway) return { kind: "no-answer" };
      for (const [number, sale] of carrier.sold)
        if (sale.carrierId === carrierId) carrier.sold.delete(number);
      return { kind: "returned" };
    },
  };
  return carrier;
}
