import { describe, expect, it } from "vitest";
import { type KnownOfPerson, placeOfPerson, suggestedPlaces } from "./places.ts";

const nothing: KnownOfPerson = { worksFrom: null, mobile: null, landLine: null, timeZone: "UTC" };

describe("placeOfPerson", () => {
  it.each<{ why: string; known: Partial<KnownOfPerson>; name: string; by: string }>([
    {
      why: "what was typed, whatever the numbers say",
      known: { worksFrom: "Lisbon", mobile: "+442079460018" },
      name: "Lisbon",
      by: "works-from",
    },
    {
      why: "the mobile's country",
      known: { mobile: "+4366412345678", landLine: "+442079460018" },
      name: "Vienna",
      by: "mobile",
    },
    {
      why: "the land line's country",
      known: { landLine: "+442079460018", timeZone: "Europe/Paris" },
      name: "London",
      by: "landline",
    },
    { why: "of +1 the one of the area", known: { mobile: "+14165550123" }, name: "Toronto", by: "mobile" },
    {
      why: "the organisation's time zone",
      known: { timeZone: "Europe/Paris" },
      name: "Paris",
      by: "organisation",
    },
    {
      why: "white space is nothing typed",
      known: { worksFrom: "  ", timeZone: "Asia/Tokyo" },
      name: "Tokyo",
      by: "organisation",
    },
  ])("$why", ({ known, name, by }) => {
    expect(placeOfPerson({ ...nothing, ...known })).toMatchObject({ name, by });
  });

  it("does not guess where what was typed is unknown, nor where nothing is known", () => {
    expect(placeOfPerson({ ...nothing, worksFrom: "Atlantis", mobile: "+442079460018" })).toBe("unknown");
    expect(placeOfPerson(nothing)).toBeNull();
    expect(placeOfPerson({ ...nothing, mobile: "no number" })).toBeNull();
  });
});

it("suggests one place for each country", () => {
  const places = suggestedPlaces();
  expect(places).toContain("Vienna, Austria");
  expect(new Set(places).size).toBe(places.length);
  expect(places.length).toBeGreaterThan(150);
});
