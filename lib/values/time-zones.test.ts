import { describe, expect, it, test } from "vitest";
import { isTimeZone, presentName, timeZoneOptions, timeZones } from "./time-zones.ts";

const pairs = [
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["Europe/Kiev", "Europe/Kyiv"],
] as const;

describe("a zone that has another name now", () => {
  test.each(pairs)("%s is %s: both are taken, the present one is offered", (old, present) => {
    expect(isTimeZone(present)).toBe(true);
    expect(isTimeZone(old)).toBe(true);
    expect(timeZones()).toContain(present);
    expect(timeZones()).not.toContain(old);
  });

  it("is the same zone by either name", () => {
    const canonical = (zone: string) =>
      new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
    for (const zone of Intl.supportedValuesOf("timeZone"))
      expect(canonical(presentName(zone))).toBe(canonical(zone));
  });

  it("stays in the list, in its place, where it is the one that was chosen", () => {
    const offered = timeZoneOptions("Europe/Kiev").map(({ value }) => value);
    expect(offered).toEqual([...timeZones(), "Europe/Kiev"].sort(utcFirst));
    expect(timeZoneOptions("UTC")).toEqual(timeZoneOptions());
    expect(timeZoneOptions("Europe/Kyiv")).toEqual(timeZoneOptions());
  });
});

describe("the list", () => {
  it("is in order, UTC first, each once", () => {
    const offered = timeZoneOptions();
    expect(offered[0]).toEqual({ value: "UTC", label: "UTC" });
    expect(offered.map(({ value }) => value)).toEqual([...new Set(timeZones())].sort(utcFirst));
    expect(offered).toContainEqual({
      value: "America/Argentina/Buenos_Aires",
      label: "America/Argentina/Buenos Aires",
    });
  });
});

test.each(["", "Europe", "Mars/Olympus", "europe/berlin", "+05:30", "SystemV/EST5", "Europe/Berlin "])(
  "%j is no time zone",
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);

function utcFirst(one: string, other: string): number {
  if (one === other) return 0;
  if (one === "UTC" || other === "UTC") return one === "UTC" ? -1 : 1;
  return one < other ? -1 : 1;
}
