import { cityMapping } from "city-timezones";
import type { CountryCode } from "libphonenumber-js/max";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import {
  type City,
  gazetteerOf,
  type Place,
  placeNamed,
  placeOfCountry,
  placeOfZone,
} from "./place-rules.ts";

/** What is known of where somebody works; the first of these that says a place counts. */
export interface KnownOfPerson {
  worksFrom: string | null;
  /** E.164. */
  mobile: string | null;
  landLine: string | null;
  /** The organisation's, IANA. */
  timeZone: string;
}

/** By which of them the place was found. */
const placeSources = ["works-from", "mobile", "landline", "organisation"] as const;
export type PlaceSource = (typeof placeSources)[number];

export type FoundPlace = Place & { by: PlaceSource };

/**
 * Where somebody works, as far as that is known: what was typed, else the country of the mobile or land line number, else the
 * organisation's time zone. Null when none of it names a place; what was typed and is not known is `"unknown"`, since it is no guess.
 * Server only: the gazetteer is 2 MB.
 */
export function placeOfPerson(known: KnownOfPerson): FoundPlace | "unknown" | null {
  const { worksFrom, mobile, landLine, timeZone } = known;
  if (worksFrom !== null && worksFrom.trim() !== "") {
    const place = placeNamed(worksFrom, gazetteer());
    return place ? { ...place, by: "works-from" } : "unknown";
  }
  return (
    found("mobile", placeOfNumber(mobile)) ??
    found("landline", placeOfNumber(landLine)) ??
    found("organisation", placeOfZone(timeZone, gazetteer()))
  );
}

/** The names that the field suggests: the largest city of every country that has one, by name. */
export function suggestedPlaces(): string[] {
  const largest = new Map<string, City>();
  for (const city of gazetteer()) {
    const before = largest.get(city.country);
    if (!before || city.population > before.population) largest.set(city.country, city);
  }
  return [...largest.values()].map(({ name, country }) => `${name}, ${country}`).sort();
}

let folded: City[] | null = null;

function gazetteer(): City[] {
  folded ??= gazetteerOf(cityMapping);
  return folded;
}

function found(by: PlaceSource, place: Place | null): FoundPlace | null {
  return place && { ...place, by };
}

/** A country code shared by several, such as +1, is the one that the number's area belongs to. */
function placeOfNumber(number: string | null): Place | null {
  const country: CountryCode | undefined = number ? parsePhoneNumberFromString(number)?.country : undefined;
  return country ? placeOfCountry(country, gazetteer()) : null;
}
