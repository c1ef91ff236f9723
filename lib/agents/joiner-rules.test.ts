import { describe, expect, it } from "vitest";
import { joinerOf } from "./joiner-rules.ts";
import type { EditState } from "./merge-rules.ts";

const drawn: EditState = {
  email: "lee@example.com",
  name: "Lee Leaver",
  language: "en",
  unitId: "unit",
  landLine: "+442079460018",
  mobile: "+447400123456",
  locationId: "frankfurt",
  mayEditContacts: "on",
  endsOn: "2026-04-01",
  seatId: "seat",
  extension: "104",
  extensionType: "SIP",
  forceLogin: "on",
  groups: "a b",
};

/** The form as the browser sends it when nothing is typed. */
const untouched = {
  ...drawn,
  landLine: "+44 20 7946 0018",
  mobile: "+44 7400 123456",
  groups: ["a", "b"],
  groupsDrawn: "a b",
  worksFrom: "",
};

describe("joinerOf", () => {
  it("leaves with the leaver what the leaver's form said and still says", () => {
    expect(joinerOf(untouched, drawn)).toEqual({
      email: "lee@example.com",
      name: "Lee Leaver",
      language: "en",
      unitId: "unit",
      startsOn: "",
      landLine: "",
      mobile: "",
      endsOn: "",
      mayEditContacts: "",
      locationId: "nearest",
      worksFrom: "",
      groupsAdded: "",
      groupsRemoved: "",
    });
  });

  it("takes everything that was entered, of the person and of the seat", () => {
    const entered = {
      email: "jo@example.com",
      name: "Jo Joiner",
      language: "de",
      unitId: "",
      mobile: "+44 7400 654321",
      landLine: "020 7946 0018",
      startsOn: "2026-05-01",
      endsOn: "2026-06-01",
      locationId: "tokyo",
      worksFrom: "Osaka",
      extension: "4711",
      extensionType: "Web",
    };
    const { forceLogin: _forceLogin, mayEditContacts: _contacts, ...boxes } = untouched;
    expect(joinerOf({ ...boxes, ...entered, groups: ["b", "c"] }, drawn)).toEqual({
      ...entered,
      mayEditContacts: "",
      forceLogin: "",
      groupsAdded: "c",
      groupsRemoved: "a",
    });
  });

  it("takes a tick that the leaver had not, and a location that was taken away", () => {
    const { mayEditContacts: _contacts, ...without } = drawn;
    expect(joinerOf({ ...untouched, locationId: "" }, without)).toMatchObject({
      mayEditContacts: "on",
      locationId: "",
    });
  });

  it("asks for the nearest where the form has no locations, and has no groups where it shows none", () => {
    const { locationId: _location, groups: _groups, groupsDrawn: _drawn, ...rest } = untouched;
    expect(joinerOf({ ...rest, groups: "a", groupsDrawn: "" }, drawn)).toMatchObject({ groupsAdded: "a" });
    expect(joinerOf(rest, drawn)).toMatchObject({
      locationId: "nearest",
      groupsAdded: "",
      groupsRemoved: "",
    });
  });
});
