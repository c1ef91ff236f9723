import { describe, expect, it } from "vitest";
import { type EditState, mergeEdits, stateAsText, stateFromText } from "./merge-rules.ts";

const drawn: EditState = {
  name: "Jo",
  email: "jo@example.com",
  seatId: "seat-1",
  extension: "101",
  extensionType: "SIP",
  forceLogin: "",
  groups: "a",
};

describe("mergeEdits", () => {
  it.each<{
    why: string;
    drawn?: EditState;
    mine: EditState;
    theirs: EditState;
    state: EditState;
    taken?: string[];
    clashing?: string[];
  }>([
    { why: "nobody changed anything", mine: {}, theirs: {}, state: {} },
    { why: "only I did", mine: { name: "Joe" }, theirs: {}, state: { name: "Joe" } },
    { why: "only they did", mine: {}, theirs: { name: "Joan" }, state: { name: "Joan" }, taken: ["name"] },
    {
      why: "each another field",
      mine: { name: "Joe" },
      theirs: { email: "joan@example.com" },
      state: { name: "Joe", email: "joan@example.com" },
      taken: ["email"],
    },
    {
      why: "both the same field, differently",
      mine: { name: "Joe" },
      theirs: { name: "Joan" },
      state: { name: "Joe" },
      clashing: ["name"],
    },
    { why: "groups, as any other field", mine: { groups: "a b" }, theirs: {}, state: { groups: "a b" } },
    {
      why: "groups that both changed",
      mine: { groups: "a b" },
      theirs: { groups: "c" },
      state: { groups: "a b" },
      clashing: ["groups"],
    },
    { why: "both the same, alike", mine: { name: "Joe" }, theirs: { name: "Joe" }, state: { name: "Joe" } },
    {
      why: "I emptied what they changed",
      drawn: { ...drawn, endsOn: "2030-01-01" },
      mine: { endsOn: "" },
      theirs: { endsOn: "2031-01-01" },
      state: { endsOn: "" },
      clashing: ["endsOn"],
    },
    {
      why: "they ticked a box that I left",
      mine: {},
      theirs: { forceLogin: "on" },
      state: { forceLogin: "on" },
      taken: ["forceLogin"],
    },
    {
      why: "I ticked a box and they changed the number",
      mine: { forceLogin: "on" },
      theirs: { extension: "105" },
      state: { forceLogin: "on", extension: "105" },
      taken: ["extension"],
    },
    {
      why: "the person sits elsewhere by now: what I typed was about the seat before",
      mine: { extension: "777", name: "Joe" },
      theirs: { seatId: "seat-2", extension: "102" },
      state: { seatId: "seat-2", extension: "102", name: "Joe" },
      taken: ["extension", "extensionType", "forceLogin", "groups"],
    },
  ])("$why", ({ drawn: begun = drawn, mine, theirs, state, taken = [], clashing = [] }) => {
    const merged = mergeEdits({ drawn: begun, mine: { ...begun, ...mine }, theirs: { ...begun, ...theirs } });
    expect(merged).toEqual({ state: { ...begun, ...state }, taken, clashing });
  });

  it("leaves out the seat's fields once the person has left it, and a start date once the person has started", () => {
    const theirs = { name: "Jo", email: "jo@example.com", seatId: "" };
    const mine = { ...drawn, extension: "777", startsOn: "2030-01-01" };
    expect(mergeEdits({ drawn, mine, theirs })).toEqual({ state: theirs, taken: [], clashing: [] });
  });

  it("has the fields of a seat that was taken meanwhile", () => {
    const begun = { name: "Jo", seatId: "" };
    expect(
      mergeEdits({ drawn: begun, mine: { name: "Joe", seatId: "" }, theirs: { ...drawn, name: "Jo" } }),
    ).toEqual({
      state: { ...drawn, name: "Joe" },
      taken: ["email", "extension", "extensionType", "forceLogin", "groups"],
      clashing: [],
    });
  });

  it("calls every difference a clash where nobody knows what was drawn, and keeps what was typed", () => {
    const merged = mergeEdits({ drawn: {}, mine: { ...drawn, name: "Joe" }, theirs: drawn });
    expect(merged).toEqual({ state: { ...drawn, name: "Joe" }, taken: [], clashing: ["name"] });
  });
});

describe("a state in a hidden field", () => {
  it("is read as it was written, whatever the characters", () => {
    const state = { ...drawn, name: "Zoë & Söhne = +1 %20 عمر", landLine: "+442079460018" };
    expect(stateFromText(stateAsText(state))).toEqual(state);
  });

  it.each([
    { why: "nothing", text: "", state: {} },
    { why: "no query string", text: "{]%%%&&&=", state: {} },
    { why: "fields of no form", text: "orgId=1&__proto__=x&version=9&name=Jo", state: { name: "Jo" } },
    { why: "a field twice: the first", text: "name=Jo&name=Joe", state: { name: "Jo" } },
  ])("takes from a forged one only what it knows: $why", ({ text, state }) => {
    expect(stateFromText(text)).toEqual(state);
  });
});
