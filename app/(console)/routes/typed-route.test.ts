import { describe, expect, it } from "vitest";
import { startingWith } from "./typed-route.ts";

const initial = {
  name: "",
  distribution: null,
  ringSeconds: "20",
  maxWaitSeconds: "300",
  hasVoicemail: true,
  greeting: "",
  otherwise: { to: "voicemail", extension: "" },
  keys: {},
};

describe("startingWith", () => {
  it("puts what was typed, also emptied, in the place of the beginning, and leaves the rest", () => {
    const typed = { name: "Sales", ringSeconds: "", to: "seat", toExtension: "700", add: "100" };
    expect(startingWith(typed, initial)).toEqual({
      ...initial,
      name: "Sales",
      ringSeconds: "",
      otherwise: { to: "seat", extension: "700" },
    });
    expect(startingWith({}, initial)).toEqual(initial);
  });
});
