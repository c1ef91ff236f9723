import { z } from "zod";
import { PriceField } from "#lib/billing/price-rules.ts";
import { now } from "#lib/clock.ts";
import { organisationIds, setNumberPrice } from "#lib/numbers/set-number-price.ts";
import { DayField } from "#lib/values/day.ts";
import { parseId } from "#lib/values/ids.ts";
import { numberCountries } from "#lib/values/number-countries.ts";
import { usage } from "./command.mjs";

const [whose, ...rest] = process.argv.slice(2);
const asked = z.tuple([z.enum(numberCountries), PriceField, DayField]).safeParse(rest);
const one = parseId<"organisations">(whose);
if (!asked.success || (whose !== "all" && !one)) {
  const wrong = [
    ...(whose === "all" || one ? [] : [whose]),
    ...(asked.error?.issues ?? []).map(({ path }) => rest[Number(path[0])]),
  ];
  const named = wrong.filter((text) => text !== undefined);
  if (named.length > 0) console.error(`Not understood: ${named.join(", ")}`);
  console.error(`${usage}\nCountries: ${numberCountries.join(", ")}`);
  process.exit(2);
}

const [country, price, startsOn] = asked.data;
let isRefused = false;
for (const orgId of one ? [one] : await organisationIds()) {
  const outcome = await setNumberPrice({ orgId, country, price, startsOn }, now());
  console.log(`${orgId}: ${outcome.ok ? `${country} ${price} from ${startsOn}` : outcome.refusal}`);
  isRefused ||= !outcome.ok;
}
process.exit(isRefused ? 1 : 0);
