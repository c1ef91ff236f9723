import { and, eq, inArray } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import type { Offer, Reach, Wanted } from "#lib/values/carrier-answer.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { type Carrier, mostOffers } from "./carrier.ts";
import { nearestTo } from "./nearness.ts";
import { type SoldArea, soldAreas } from "./sold-areas.ts";

/**
 * The built-in carrier: a hundred numbers (555-01xx, which exist nowhere) in each of some area codes of the United States and
 * Canada. It keeps no books: what no row of `numbers` owns is in stock, so every copy of the application sells the same.
 */
export function fictionalCarrier(): Carrier {
  return {
    name: "fictional",
    async search(wanted, except) {
      const gone = new Set([...(await sold()), ...except]);
      const { country, areaCode } = wanted;
      if (country !== "US" && country !== "CA") return { ok: true, offers: [], reach: "as-asked" };
      if (areaCode === null) {
        const areas = soldAreas.filter((area) => area.country === country);
        return { ok: true, offers: fewOfEach(areas, wanted, gone), reach: "as-asked" };
      }
      const areas = nearestTo(areaCode, country).map((area) => ({ area, free: free(area, wanted, gone) }));
      const found = areas.find(({ free }) => free.length > 0);
      const reach: Reach = found && found.area.code !== areaCode ? "nearest" : "as-asked";
      return { ok: true, offers: found?.free.slice(0, mostOffers) ?? [], reach };
    },
    // The row that asks owns the number already: the unique index on `numbers` is this carrier's only word.
    buy: async (number) => ({ kind: "bought", carrierId: idOf(number) }),
    async find(number, reference) {
      return (await sold(reference)).includes(number)
        ? { kind: "ours", carrierId: idOf(number) }
        : { kind: "not-ours" };
    },
    release: async () => ({ kind: "returned" }),
  };
}

const idOf = (number: PhoneNumber) => `fictional-${number.slice(1)}`;

const inEachArea = 100;
/** One in four cannot send text messages, so that somebody sees what that means. */
const withoutSms = 4;

function free(area: SoldArea, { contains, hasSms }: Wanted, gone: ReadonlySet<string>): Offer[] {
  return Array.from({ length: inEachArea }, (_, position): Offer => {
    const digits = `${area.code}55501${String(position).padStart(2, "0")}`;
    return {
      number: `+1${digits}` as PhoneNumber,
      country: area.country,
      place: area.place,
      hasVoice: true,
      hasSms: position % withoutSms !== withoutSms - 1,
    };
  }).filter(
    (offer) =>
      !gone.has(offer.number) &&
      (!hasSms || offer.hasSms) &&
      (contains === null || offer.number.slice(2).includes(contains)),
  );
}

function fewOfEach(areas: readonly SoldArea[], wanted: Wanted, gone: ReadonlySet<string>): Offer[] {
  return areas.flatMap((area) => free(area, wanted, gone).slice(0, 1)).slice(0, mostOffers);
}

/** What somebody owns, in any organisation; with a reference, what that purchase does. */
async function sold(reference?: string): Promise<string[]> {
  const rows = await asSystem("read the fictional carrier's stock", (tx) =>
    tx
      .select({ id: numbers.id, number: numbers.number })
      .from(numbers)
      .where(
        and(eq(numbers.carrier, "fictional"), inArray(numbers.state, ["requested", "bought", "unknown"])),
      ),
  );
  return rows
    .filter(({ id }) => reference === undefined || reference.endsWith(id))
    .map(({ number }) => number);
}
