import { languages } from "#lib/values/actor.ts";
import type { Point } from "#lib/values/distance.ts";
import { renamedZones } from "#lib/values/time-zones.ts";

/** A row of the gazetteer; some lack a name, a province or a code, or have a number in its place. */
export interface CityRow {
  city: unknown;
  city_ascii: unknown;
  province: unknown;
  country: unknown;
  iso2: unknown;
  iso3: unknown;
  timezone: unknown;
  pop: number;
  lat: number;
  lng: number;
}

/** A city with its names as they are compared. */
export interface City extends Place {
  population: number;
  zone: string;
  countryCode: string;
  names: readonly string[];
  countryNames: readonly string[];
  provinceName: string;
}

/** A place on the earth, named as the gazetteer has it. */
export interface Place extends Point {
  name: string;
  country: string;
}

/**
 * The gazetteer with its names folded, once: comparing thousands of raw ones takes tens of milliseconds. Countries go by their names in
 * each of our languages as well; of cities it has the English ones.
 */
export function gazetteerOf(rows: readonly CityRow[]): City[] {
  const namesOf = new Map(rows.map(({ iso2 }) => [iso2, countryNamesOf(text(iso2))]));
  return rows.map((row) => ({
    name: text(row.city),
    country: text(row.country),
    latitude: row.lat,
    longitude: row.lng,
    population: row.pop,
    zone: text(row.timezone).toLowerCase(),
    countryCode: text(row.iso2),
    names: [plain(text(row.city)), plain(text(row.city_ascii))],
    countryNames: [
      ...[row.country, row.iso2, row.iso3].map((name) => plain(text(name))),
      ...(namesOf.get(row.iso2) ?? []),
    ],
    provinceName: plain(text(row.province)),
  }));
}

/**
 * The place that somebody means by a city ("Vienna"; "London, Canada"; "Springfield, Missouri"), a country by name or code
 * ("Austria", "AT"), or a time zone ("Europe/Madrid"); null when none is known. Of several the one with most people in it; a country
 * is its largest city. Case and accents make no difference.
 */
export function placeNamed(typed: string, cities: readonly City[]): Place | null {
  const [first = "", ...rest] = typed.split(",").map(plain).filter(Boolean);
  if (first === "") return null;
  if (rest.length > 0) {
    return largest(
      cities,
      (city) => city.names.includes(first) && rest.every((part) => isWithin(city, part)),
    );
  }
  return (
    placeOfZone(typed.trim(), cities) ??
    largest(cities, ({ names }) => names.includes(first)) ??
    largest(cities, ({ countryNames }) => countryNames.includes(first))
  );
}

/** The largest city of a country by its two-letter code (ISO 3166-1); null when the gazetteer has none. */
export function placeOfCountry(code: string, cities: readonly City[]): Place | null {
  return largest(cities, ({ countryCode }) => countryCode === code);
}

/** The largest city of a time zone (IANA), under whichever of its names; null for zones of no place, such as UTC. */
export function placeOfZone(zone: string, cities: readonly City[]): Place | null {
  if (!zone.includes("/")) return null;
  const wanted = zone.replaceAll(" ", "_").toLowerCase();
  const named = plain(wanted.split("/").at(-1) ?? "");
  const names = aliases(wanted);
  const within = cities.filter((city) => names.includes(city.zone));
  // The city that the zone is named after, should one larger share its clock.
  return largest(within, (city) => city.names.includes(named)) ?? largest(within, () => true);
}

/** Made once for each language: that takes longer than the names. */
const regions = languages.map((language) => new Intl.DisplayNames(language, { type: "region" }));

function countryNamesOf(code: string): string[] {
  if (!/^[A-Z]{2}$/.test(code)) return [];
  return regions.map((names) => plain(names.of(code) ?? ""));
}

/** The zone's own name and those of before and after a renaming: gazetteers and runtimes are of different years. */
function aliases(zone: string): string[] {
  const others = [...renamedZones]
    .map((pair) => pair.map((name) => name.toLowerCase()))
    .flatMap((pair) => (pair.includes(zone) ? pair : []));
  return [zone, ...others];
}

function largest(cities: readonly City[], fits: (city: City) => boolean): Place | null {
  let best: City | null = null;
  for (const city of cities)
    if ((best === null || city.population > best.population) && fits(city)) best = city;
  if (!best) return null;
  const { name, country, latitude, longitude } = best;
  return { name, country, latitude, longitude };
}

function isWithin({ provinceName, countryNames }: City, part: string): boolean {
  return provinceName === part || countryNames.includes(part);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Folded so that "São Paulo", "sao paulo" and "SAO-PAULO" are one; characters that nobody sees do not count. */
function plain(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
