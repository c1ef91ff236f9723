/** A point on the earth: degrees north and east (WGS 84). */
export interface Point {
  latitude: number;
  longitude: number;
}

/** The way along the surface between two points in kilometres, by the haversine formula (Sinnott, Sky and Telescope 68, 1984). */
export function distanceKm(from: Point, to: Point): number {
  const [fromLatitude, toLatitude] = [radians(from.latitude), radians(to.latitude)];
  const half =
    Math.sin((toLatitude - fromLatitude) / 2) ** 2 +
    Math.cos(fromLatitude) * Math.cos(toLatitude) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  // Rounding may put antipodes a hair above 1, which has no arcsine.
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, half)));
}

/** The mean radius R1 of the WGS 84 ellipsoid, in kilometres (NIMA TR8350.2, table 3.2; IUGG). */
const earthRadiusKm = 6371.0088;

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
