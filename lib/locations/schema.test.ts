import { describe, expect, it } from "vitest";
import { newId } from "#lib/values/ids.ts";
import { AddLocation, LocationChoiceField } from "./schema.ts";

const read = (latitude: string, longitude = "0", name = "Vienna") =>
  AddLocation.safeParse({ key: newId(), name, latitude, longitude, isOffered: "on" });

describe("AddLocation", () => {
  it.each([
    ["51.51", 51.51],
    ["  -33,87 ", -33.87],
    ["\u221233.87", -33.87],
    ["+90", 90],
    ["-90", -90],
    ["-0", 0],
    ["0.00000001", 0.00000001],
  ])("reads %j as %d degrees", (typed, degrees) => {
    expect(read(typed).data?.latitude).toBe(degrees);
  });

  it.each([
    "",
    " ",
    "90.01",
    "-91",
    "north",
    "1e1",
    "51.5.1",
    "51 30",
    "NaN",
    "Infinity",
    "0x10",
    "1.123456789",
    "--1",
    "٥١",
  ])("refuses %j as a latitude", (typed) => {
    expect(read(typed).error?.issues[0]?.message).toBe("latitude-invalid");
  });

  it("takes a longitude up to the date line from both sides, and none beyond", () => {
    expect(read("0", "180").data?.longitude).toBe(180);
    expect(read("0", "-180").data?.longitude).toBe(-180);
    expect(read("0", "180.1").error?.issues[0]?.message).toBe("longitude-invalid");
  });

  it("takes a name of at most 100 characters that can be shown", () => {
    expect(read("0", "0", "x".repeat(100)).success).toBe(true);
    expect(read("0", "0", "x".repeat(101)).error?.issues[0]?.message).toBe("short-name-too-long");
    expect(read("0", "0", "a\u202eb").error?.issues[0]?.message).toBe("name-invalid");
    expect(read("0", "0", "\u200b").error?.issues[0]?.message).toBe("name-invalid");
  });
});

describe("LocationChoiceField", () => {
  const id = newId<"locations">();
  it.each([
    ["nearest", "nearest"],
    ["", null],
    [undefined, undefined],
    [id.toUpperCase(), id],
  ])("reads %j", (typed, choice) => expect(LocationChoiceField.parse(typed)).toBe(choice));

  it.each(["farthest", "1", "%00"])("refuses %j", (typed) => {
    expect(LocationChoiceField.safeParse(typed).error?.issues[0]?.message).toBe("location-unknown");
  });
});
