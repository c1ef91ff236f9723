import { distanceKm, type Point } from "#lib/values/distance.ts";

/** Light in glass goes at about two thirds of its speed in a vacuum: 200 km in a millisecond (ITU-T G.652, index about 1.47). */
const fibreKmPerMs = 200;
/** Cables follow coasts and roads, so that the way is longer than the line through the air. */
const pathFactor = 1.5;

/**
 * The least round trip in milliseconds that a distance implies: there and back through fibre, the way half as long again as the line.
 * What routers and servers add is not in it. Source: issue "The organisation around the agents", server locations.
 */
export function roundTripMs(km: number): number {
  return (2 * km * pathFactor) / fibreKmPerMs;
}

/** Each location with its distance and round trip, the nearest first; of two at one distance the first in the list. */
export function byDistance<Location extends Point>(
  locations: readonly Location[],
  from: Point,
): (Location & { km: number; ms: number })[] {
  return locations
    .map((location) => {
      const km = distanceKm(from, location);
      return { ...location, km, ms: roundTripMs(km) };
    })
    .sort((one, other) => one.km - other.km);
}
