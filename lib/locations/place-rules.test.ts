import { cityMapping } from "city-timezones";
import { describe, expect, it } from "vitest";
import { gazetteerOf, placeNamed, placeOfCountry, placeOfZone } from "./place-rules.ts";

const cities = gazetteerOf(cityMapping);
const named = (text: string) => {
  const place = placeNamed(text, cities);
  return place && `${place.name}, ${place.country}`;
};

describe("placeNamed", () => {
  it.each([
    ["a city", "Vienna", "Vienna, Austria"],
    ["of several the one with most people", "London", "London, United Kingdom"],
    ["with its country", "London, Canada", "London, Canada"],
    ["with its country's code", "london, ca", "London, Canada"],
    ["with its province", "London, Kentucky", "London, United States of America"],
    ["with both", "London, Ontario, Canada", "London, Canada"],
    ["without accents", "sao paulo", "Sao Paulo, Brazil"],
    ["with accents where the gazetteer has none", "São Paulo", "Sao Paulo, Brazil"],
    ["with spaces and what nobody sees", "  new\u200b   york ", "New York, United States of America"],
    ["a country is its largest city", "Austria", "Vienna, Austria"],
    ["a country by its code", "AT", "Vienna, Austria"],
    ["a country by its three letters", "aut", "Vienna, Austria"],
    ["a country by its name in German", "Österreich", "Vienna, Austria"],
    ["a country by its name in Arabic", "النمسا", "Vienna, Austria"],
    ["a city with its country in Spanish", "London, Reino Unido", "London, United Kingdom"],
    ["a time zone", "Europe/Madrid", "Madrid, Spain"],
    ["a time zone as the list shows it", "America/New York", "New York, United States of America"],
    ["a time zone of before", "Asia/Calcutta", "Mumbai, India"],
  ])("%s: %s", (_, text, place) => expect(named(text)).toBe(place));

  it.each([
    ["nothing", ""],
    ["only commas", " , ,"],
    ["no such place", "Atlantis"],
    ["a city that the country has not", "Vienna, Brazil"],
    ["HTML", "<b>Vienna</b>"],
    ["a prototype's name", "constructor"],
    ["a zone of no place", "Etc/GMT+5"],
    ["a zone that is none", "Europe/Nowhere"],
    ["300 characters", "x".repeat(300)],
  ])("%s is none", (_, text) => expect(named(text)).toBeNull());
});

describe("placeOfCountry", () => {
  it.each([
    ["GB", "London"],
    ["BR", "Sao Paulo"],
    ["AU", "Sydney"],
  ])("%s is %s", (code, city) => expect(placeOfCountry(code, cities)?.name).toBe(city));

  it("knows no country by -99, which the gazetteer writes for some", () => {
    expect(placeOfCountry("ZZ", cities)).toBeNull();
  });
});

describe("placeOfZone", () => {
  it("is known for nearly every zone that an organisation can have, and for none without a place", () => {
    const zones = Intl.supportedValuesOf("timeZone").filter((zone) =>
      /^(Europe|Asia|Africa|America|Australia)\//.test(zone),
    );
    const unknown = zones.filter((zone) => !placeOfZone(zone, cities));
    expect(unknown.length / zones.length).toBeLessThan(0.25);
    expect(placeOfZone("UTC", cities)).toBeNull();
    expect(placeOfZone("Europe/Vienna", cities)).toMatchObject({ name: "Vienna" });
    expect(placeOfZone("America/New_York", cities)).toMatchObject({ name: "New York" });
  });
});
