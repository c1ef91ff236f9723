import { distanceKm, type Point } from "#lib/values/distance.ts";
import { regions } from "./regions.ts";
import { type SoldArea, soldAreas } from "./sold-areas.ts";

/** Sold areas of the country from the nearest to an area code to the farthest; as they stand where nobody knows where it is. */
export function nearestTo(code: string, country: SoldArea["country"]): SoldArea[] {
  const areas = soldAreas.filter((area) => area.country === country);
  const here = placeOf(code);
  if (!here) return areas;
  const far = new Map(areas.map((area) => [area, distanceKm(here, area.at)]));
  return areas.sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0));
}

/** Its city where it is sold, else the middle of its state or province. */
function placeOf(code: string): Point | null {
  const city = soldAreas.find((area) => area.code === code);
  if (city) return city.at;
  const region = regions.find(({ codes }) => codes.split(" ").includes(code));
  return region ? { latitude: region.at[0], longitude: region.at[1] } : null;
}
