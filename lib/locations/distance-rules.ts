/** A point on the earth: degrees north and east (WGS 84). */
export interface Point {
  latitude: number;
  longitude: number;
}

/** The mean radius R1 of the WGS 84 ellipsoid, in kilometres (NIMA TR8350.2, table 3.2; IUGG). */
const earthRadiusKm = 6371.0088;
/** Light in glass goes at about two thirds of its speed in a vacuum: 200 km in a millisecond (ITU-T G.652, index about 1.47). */
const fibreKmPerMs = 200;
/** Cables follow coasts and roads, so that the way is longer than the line through the air. */
const pathFactor = 1.5;

/** The way along the surface between two points in kilometres, by the haversine formula (Sinnott, Sky and Telescope 68, 1984). */
export function distanceKm(from: Point, to: Point): number {
  const [fromLatitude, toLatitude] = [radians(from.latitude), radians(to.latitude)];
  const half =
    Math.sin((toLatitude - fromLatitude) / 2) ** 2 +
    Math.cos(fromLatitude) * Math.cos(toLatitude) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  // Rounding may put antipodes a hair above 1, which has no arcsine.
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, half)));
}

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

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
