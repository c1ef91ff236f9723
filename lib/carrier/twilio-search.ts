import { getCountryCallingCode } from "libphonenumber-js/max";
import type { Offer, Reach, Wanted } from "#lib/values/carrier-answer.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";

/** The fields of Twilio's AvailablePhoneNumber Local query that are used. */
export interface LocalQuery {
  areaCode?: number;
  contains?: string;
  nearNumber?: string;
  distance?: number;
}

export interface Attempt {
  reach: Reach;
  query: LocalQuery;
}

/** As far as Twilio looks around a number, in miles. */
const farthest = 500;

/**
 * What to ask Twilio in turn until something is found. It knows areas and nearness in the United States and Canada only; elsewhere
 * the number must begin with the country's and the area's code.
 */
export function attemptsFor({ country, areaCode, contains }: Wanted): Attempt[] {
  const some = contains === null ? {} : { contains: `%${contains}%` };
  if (areaCode === null) return [{ reach: "as-asked", query: some }];
  if (country !== "US" && country !== "CA") {
    const begins = `+${getCountryCallingCode(country)}${areaCode}%`;
    return [
      { reach: "as-asked", query: { contains: begins } },
      { reach: "country", query: some },
    ];
  }
  return [
    { reach: "as-asked", query: { areaCode: Number(areaCode), ...some } },
    { reach: "nearest", query: { nearNumber: `+1${areaCode}5550100`, distance: farthest, ...some } },
    { reach: "country", query: some },
  ];
}

/** What Twilio says of a number, as far as it is used; each field may be missing. */
interface Listed {
  phoneNumber?: string | null;
  locality?: string | null;
  region?: string | null;
  capabilities?: { voice?: boolean; sms?: boolean; SMS?: boolean } | null;
}

/** The offer that a listed number makes; none where it does not fit what was wanted, which Twilio matches more loosely. */
export function offersFrom(listed: readonly Listed[], wanted: Wanted, except: ReadonlySet<string>): Offer[] {
  return listed.flatMap(({ phoneNumber, locality, region, capabilities }) => {
    if (!phoneNumber || !/^\+[1-9][0-9]{6,14}$/.test(phoneNumber) || except.has(phoneNumber)) return [];
    const offer: Offer = {
      number: phoneNumber as PhoneNumber,
      country: wanted.country,
      place: [locality, region].filter(Boolean).join(", ") || null,
      hasVoice: capabilities?.voice ?? false,
      hasSms: capabilities?.sms ?? capabilities?.SMS ?? false,
    };
    const fits =
      (!wanted.hasSms || offer.hasSms) &&
      (!wanted.hasVoice || offer.hasVoice) &&
      (wanted.contains === null || phoneNumber.includes(wanted.contains));
    return fits ? [offer] : [];
  });
}
