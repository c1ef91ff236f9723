import { describe, expect, it } from "vitest";
import { newId } from "#lib/values/ids.ts";
import { ChangeBilling, ChangeContract, ChangeOrganisation, SetUp } from "./schema.ts";

const key = newId();
const issuesOf = (parsed: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  parsed.error?.issues.map(({ path, message }) => [path.join("."), message]);

describe("the /setup form", () => {
  it("tells of mistakes in the order of its fields on the page", () => {
    expect(issuesOf(SetUp.safeParse({}))).toEqual([
      ["organisationName", "name-required"],
      ["name", "name-required"],
      ["email", "email-required"],
      ["password", "password-required"],
      ["timeZone", "time-zone-unknown"],
      ["currency", "currency-unknown"],
      ["cycle", "cycle-unknown"],
      ["billDay", "bill-day-invalid"],
    ]);
  });

  it.each([
    {
      why: "a password that is too short",
      typed: { password: "x".repeat(14) },
      says: ["password", "password-too-short"],
    },
    {
      why: "a contract that ends before it starts",
      typed: { contractStart: "2026-05-01", contractEnd: "2026-04-30" },
      says: ["contractEnd", "contract-ends-before-start"],
    },
    {
      why: "a contract without an end",
      typed: { contractStart: "2026-05-01" },
      says: ["contractEnd", "contract-end-required"],
    },
  ])("tells of $why together with what is wrong elsewhere", ({ typed, says }) => {
    const issues = issuesOf(SetUp.safeParse(typed));
    expect(issues).toContainEqual(says);
    expect(issues).toContainEqual(["name", "name-required"]);
  });

  it("says of a day that is none only that, and nothing of the term", () => {
    const issues = issuesOf(SetUp.safeParse({ contractStart: "2026-02-30", contractEnd: "2026-01-01" }));
    expect(issues?.filter(([field]) => field?.startsWith("contract"))).toEqual([
      ["contractStart", "day-invalid"],
    ]);
  });
});

describe("the billing form", () => {
  it.each(["0", "32", "-1", "1.5", "01", "x", "", " 1", "1e1", "٣٢", "1".repeat(1_000_000)])(
    "a bill day of %.10s is no day of the month",
    (billDay) => {
      const parsed = ChangeBilling.safeParse({ key, cycle: "monthly", billDay });
      expect(issuesOf(parsed)).toEqual([["billDay", "bill-day-invalid"]]);
    },
  );

  it.each(["1", "9", "10", "28", "29", "30", "31"])("a bill day of %s is one", (billDay) => {
    expect(ChangeBilling.parse({ key, cycle: "annual", billDay }).billDay).toBe(Number(billDay));
  });

  it("reads a bill day in the digits of an Arabic keyboard", () => {
    expect(ChangeBilling.parse({ key, cycle: "annual", billDay: "٢٨" }).billDay).toBe(28);
  });

  it.each([
    { why: "an unknown cycle", typed: { cycle: "weekly" }, says: ["cycle", "cycle-unknown"] },
    { why: "an unknown currency", typed: { currency: "euro" }, says: ["currency", "currency-unknown"] },
    { why: "an empty currency", typed: { currency: "" }, says: ["currency", "currency-unknown"] },
    { why: "two bill days", typed: { billDay: ["1", "2"] }, says: ["billDay", "bill-day-invalid"] },
  ])("refuses $why", ({ typed, says }) => {
    const parsed = ChangeBilling.safeParse({ key, cycle: "monthly", billDay: "1", ...typed });
    expect(issuesOf(parsed)).toContainEqual(says);
  });
});

describe("the contract form", () => {
  it.each([
    { why: "no contract", start: "", end: "", says: undefined },
    { why: "a term of one day", start: "2026-05-01", end: "2026-05-01", says: undefined },
    { why: "an end alone", start: "", end: "2026-05-01", says: undefined },
    {
      why: "an end before the start",
      start: "2026-05-01",
      end: "2026-04-30",
      says: [["contractEnd", "contract-ends-before-start"]],
    },
    {
      why: "a start without an end",
      start: "2026-05-01",
      end: "",
      says: [["contractEnd", "contract-end-required"]],
    },
    { why: "30 February", start: "", end: "2026-02-30", says: [["contractEnd", "day-invalid"]] },
    {
      why: "an end that no calendar reaches",
      start: "",
      end: "9999-12-31",
      says: [["contractEnd", "day-too-far"]],
    },
  ])("$why", ({ start, end, says }) => {
    const parsed = ChangeContract.safeParse({ key, contractStart: start, contractEnd: end });
    expect(issuesOf(parsed)).toEqual(says);
  });
});

describe("the organisation form", () => {
  it.each([
    { why: "no name", typed: { organisationName: " " }, says: ["organisationName", "name-required"] },
    { why: "no time zone", typed: { timeZone: "Mars/Olympus" }, says: ["timeZone", "time-zone-unknown"] },
    { why: "no address", typed: { supportEmail: "support" }, says: ["supportEmail", "email-invalid"] },
  ])("refuses $why", ({ typed, says }) => {
    const form = { key, organisationName: "Acme", timeZone: "Europe/Berlin", supportEmail: "", ...typed };
    expect(issuesOf(ChangeOrganisation.safeParse(form))).toContainEqual(says);
  });

  it("takes an empty support address for none", () => {
    const form = { key, organisationName: "Acme", timeZone: "UTC", supportEmail: "" };
    expect(ChangeOrganisation.parse(form).supportEmail).toBeNull();
  });
});
