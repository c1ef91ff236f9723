import { describe, expect, it } from "vitest";
import { newId } from "#lib/values/ids.ts";
import { EditAgent } from "./edit-schema.ts";

const form = {
  key: newId(),
  agentId: newId(),
  version: "3",
  drawn: "name=Jo",
  email: "jo@example.com",
  name: "Jo",
  role: "agent",
  language: "en",
  endsOn: "",
  seatId: "",
};
const errors = (change: Record<string, string>) =>
  EditAgent.safeParse({ ...form, ...change }).error?.issues.map(({ path, message }) => [path[0], message]) ??
  [];

describe("EditAgent", () => {
  it("reads a form; what may stay empty is null", () => {
    expect(EditAgent.parse(form)).toMatchObject({
      version: 3,
      unitId: null,
      mobile: null,
      startsOn: null,
      endsOn: null,
      seatId: null,
      forceLogin: false,
    });
  });

  it.each(["0", "-1", "1e9", "1000000000", "3.5", " 3", "text", "", "9".repeat(400)])(
    "reads the version %j as 0, which no row has",
    (version) => {
      expect(EditAgent.parse({ ...form, version }).version).toBe(0);
    },
  );

  it("reads a missing version as 0", () => {
    const { version: _missing, ...rest } = form;
    expect(EditAgent.parse(rest).version).toBe(0);
  });

  it.each([
    { why: "a seat without a number", change: { seatId: newId(), extension: "", extensionType: "SIP" } },
    { why: "a number of one digit", change: { seatId: newId(), extension: "7", extensionType: "SIP" } },
    { why: "a number of seven", change: { seatId: newId(), extension: "1234567", extensionType: "SIP" } },
  ])("refuses $why", ({ change }) => {
    expect(errors(change)).toEqual([["extension", "extension-invalid"]]);
  });

  it("takes the digits of any script for an extension's", () => {
    const typed = { seatId: newId(), extension: " ١٠٤ ", extensionType: "SIP" };
    expect(EditAgent.parse({ ...form, ...typed }).extension).toBe("104");
  });

  it("does not judge the extension of somebody in no seat", () => {
    expect(errors({ extension: "x" })).toEqual([]);
  });

  it.each([
    { why: "30 February", change: { endsOn: "2026-02-30" }, says: ["endsOn", "day-invalid"] },
    { why: "a third answer", change: { meant: "both" }, says: ["meant", "form-malformed"] },
    {
      why: "megabytes in the hidden field",
      change: { drawn: "x".repeat(10_001) },
      says: ["drawn", "form-malformed"],
    },
    {
      why: "a seat that is no id",
      change: { seatId: "1; drop", extension: "700", extensionType: "SIP" },
      says: ["seatId", "id-invalid"],
    },
  ])("refuses $why", ({ change, says }) => {
    expect(errors(change as Record<string, string>)).toEqual([says]);
  });
});
