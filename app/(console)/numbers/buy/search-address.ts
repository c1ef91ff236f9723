import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Route } from "next";
import type { PhoneNumber } from "#lib/values/phone.ts";

/** The search that would find this number's neighbours: its country and, of the United States and Canada, its area code. */
export function searchAddress(number: PhoneNumber | null): Route {
  const country = number && parsePhoneNumberFromString(number)?.country;
  if (!number || !country) return "/numbers/buy";
  const query = new URLSearchParams({ country });
  if (country === "US" || country === "CA") query.set("areaCode", number.slice(2, 5));
  return `/numbers/buy?${query}` as Route;
}
