import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceKm } from "./distance.ts";

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const quarter = (6371.0088 * Math.PI) / 2;
const degree = quarter / 90;

describe("distanceKm", () => {
  it.each([
    { why: "the same place", from: at(51.51, -0.13), to: at(51.51, -0.13), km: 0 },
    { why: "a degree along the equator", from: at(0, 10), to: at(0, 11), km: degree },
    { why: "a degree along a meridian", from: at(60, 10), to: at(61, 10), km: degree },
    { why: "antipodes on the equator: half the way round", from: at(0, 0), to: at(0, 180), km: 2 * quarter },
    { why: "antipodes off the equator", from: at(38.95, -77.45), to: at(-38.95, 102.55), km: 2 * quarter },
    { why: "pole to pole", from: at(90, 0), to: at(-90, 120), km: 2 * quarter },
    { why: "at a pole every longitude is the same place", from: at(90, -170), to: at(90, 35), km: 0 },
    { why: "a pole to the equator", from: at(-90, 0), to: at(0, 77), km: quarter },
    { why: "across the date line, not round the earth", from: at(0, 179.5), to: at(0, -179.5), km: degree },
    { why: "the date line is one line", from: at(10, 180), to: at(10, -180), km: 0 },
    // The published great-circle distance of the two airports is 5,540 km, on the ellipsoid.
    {
      why: "London Heathrow to New York JFK",
      from: at(51.47, -0.4543),
      to: at(40.6413, -73.7781),
      km: 5540,
      off: 20,
    },
  ])("$why", ({ from, to, km, off = 1e-6 }) => {
    expect(Math.abs(distanceKm(from, to) - km)).toBeLessThanOrEqual(off);
    expect(distanceKm(to, from)).toBeCloseTo(distanceKm(from, to), 9);
  });

  it("is never less than nothing, more than half the way round, or longer than any way over a third place", () => {
    const point = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, point, (one, other, third) => {
        const km = distanceKm(one, other);
        expect(km).toBeGreaterThanOrEqual(0);
        expect(km).toBeLessThanOrEqual(2 * quarter + 1e-9);
        expect(km).toBeLessThanOrEqual(distanceKm(one, third) + distanceKm(third, other) + 1e-3);
      }),
    );
  });
});
