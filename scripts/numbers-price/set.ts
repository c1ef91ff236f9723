import { z } from "zod";
import { PriceField } from "#lib/billing/price-rules.ts";
import { now } from "#lib/clock.ts";
import {
  type NumberPriceRefusal,
  setNumberPrice,
  setNumberPriceOfAll,
} from "#lib/numbers/set-number-price.ts";
import { DayField } from "#lib/values/day.ts";
import { idField } from "#lib/values/ids.ts";
import { numberCountries } from "#lib/values/number-countries.ts";
import { usage } from "./command.mjs";

const Whose = z.union([z.literal("all"), idField<"organisations">()]);
const Currency = z.string().regex(/^[A-Z]{3}$/);
const Asked = z.tuple([Whose, z.enum(numberCountries), PriceField, Currency.nullable(), DayField]);

const typed: (string | null)[] = process.argv.slice(2);
// One organisation has one currency, which need not be said.
if (typed.length === 4) typed.splice(3, 0, null);
const asked = Asked.safeParse(typed);
if (!asked.success) {
  const wrong = asked.error.issues.map(({ path }) => typed[Number(path[0])]);
  const named = wrong.filter((text) => text !== undefined);
  if (named.length > 0) console.error(`Not understood: ${named.join(", ")}`);
  console.error(`${usage}\nCountries: ${numberCountries.join(", ")}`);
  process.exit(2);
}

const [whose, country, price, currency, startsOn] = asked.data;
const wanted = { country, price, startsOn };
const outcome = await setPrices();
if (!outcome.ok) {
  console.error(sentenceOf(outcome.refusal));
  process.exit(1);
}
for (const priced of [outcome.value].flat())
  console.log(`${priced.orgId}: ${country} ${priced.price} from ${startsOn}`);
process.exit(0);

async function setPrices() {
  if (whose !== "all") return setNumberPrice({ ...wanted, orgId: whose, currency }, now());
  if (currency !== null) return setNumberPriceOfAll({ ...wanted, currency }, now());
  console.error(
    `All need a currency beside the price, such as ${price} USD: only organisations that are billed in it are priced.`,
  );
  process.exit(2);
}

function sentenceOf(refusal: NumberPriceRefusal): string {
  const sentences: Record<NumberPriceRefusal, string> = {
    "organisation-not-there":
      whose === "all" ? `No organisation is billed in ${currency}.` : "There is no such organisation.",
    "currency-differs": `The organisation is not billed in ${currency}.`,
    "price-decimals": "The price has more decimals than the currency.",
    "price-in-the-past": `${startsOn} is past where the organisation is; name a later day.`,
    "price-used-today": `Numbers of ${country} were charged at today's price, or are being bought at it; name a later day.`,
  };
  return sentences[refusal];
}
