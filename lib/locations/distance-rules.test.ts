import { describe, expect, it } from "vitest";
import { byDistance, roundTripMs } from "./distance-rules.ts";

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe("roundTripMs", () => {
  it.each([
    { why: "no way, no time", km: 0, ms: 0 },
    { why: "1,000 km: 1,500 km of cable there, and as much back", km: 1000, ms: 15 },
    { why: "the other side of the earth", km: 20_000, ms: 300 },
  ])("$why", ({ km, ms }) => expect(roundTripMs(km)).toBeCloseTo(ms, 9));
});

describe("byDistance", () => {
  const locations = [
    { name: "Sydney", ...at(-33.87, 151.21) },
    { name: "Frankfurt", ...at(50.11, 8.68) },
    { name: "Oregon", ...at(45.84, -119.69) },
  ];

  it.each([
    { why: "Vienna", from: at(48.2, 16.37), names: ["Frankfurt", "Oregon", "Sydney"] },
    { why: "Auckland", from: at(-36.85, 174.76), names: ["Sydney", "Oregon", "Frankfurt"] },
    {
      why: "Hawaii, on the other side of the date line from Sydney",
      from: at(21.3, -157.86),
      names: ["Oregon", "Sydney", "Frankfurt"],
    },
  ])("puts the nearest to $why first", ({ from, names }) => {
    expect(byDistance(locations, from).map(({ name }) => name)).toEqual(names);
  });

  it("keeps the list's order between two at one distance, and gives nothing of nothing", () => {
    const twins = [
      { name: "East", ...at(0, 10) },
      { name: "West", ...at(0, -10) },
    ];
    expect(byDistance(twins, at(0, 0)).map(({ name }) => name)).toEqual(["East", "West"]);
    expect(byDistance([], at(0, 0))).toEqual([]);
  });
});
