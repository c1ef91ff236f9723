import { describe, expect, it } from "vitest";
import { landingPage, maySignIn, refusalToSignIn, waitRefusal } from "./sign-in-rules.ts";

const at = new Date("2026-03-05T12:00:00Z");

describe("waitRefusal", () => {
  it.each([
    { seconds: 1, refusal: "wait-a-minute" },
    { seconds: 64, refusal: "wait-a-minute" },
    { seconds: 65, refusal: "wait-a-quarter-hour" },
    { seconds: 900, refusal: "wait-a-quarter-hour" },
    { seconds: 901, refusal: "wait-an-hour" },
    { seconds: 3600, refusal: "wait-an-hour" },
  ])("$seconds s are told as $refusal: never shorter than they are", ({ seconds, refusal }) => {
    expect(waitRefusal(seconds)).toBe(refusal);
  });
});

describe("refusalToSignIn", () => {
  it.each([
    { why: "an ordinary password never expires", isTemporary: false, expiresAt: null, refusal: null },
    {
      why: "a temporary one is good until its moment",
      isTemporary: true,
      expiresAt: at,
      refusal: "temporary-password-expired",
    },
  ])("$why", ({ isTemporary, expiresAt, refusal }) => {
    expect(refusalToSignIn({ state: "Active", isTemporary, expiresAt }, at)).toBe(refusal);
  });

  it("says the state before the expiry: an admin's no is not cured by a new password", () => {
    const account = { state: "Deactivated", isTemporary: true, expiresAt: at } as const;
    expect(refusalToSignIn(account, at)).toBe("sign-in-deactivated");
  });
});

describe("maySignIn", () => {
  it.each([
    ["Scheduled", false],
    ["Waiting", true],
    ["Active", true],
    ["Deactivated", false],
    ["Closed", false],
  ] as const)("%s: %s", (state, may) => {
    expect(maySignIn(state)).toBe(may);
  });
});

describe("landingPage", () => {
  it.each([
    { role: "admin", mustChangePassword: false, page: "/" },
    { role: "manager", mustChangePassword: false, page: "/" },
    { role: "agent", mustChangePassword: false, page: "/home" },
    { role: "admin", mustChangePassword: true, page: "/first-password" },
    { role: "agent", mustChangePassword: true, page: "/first-password" },
  ] as const)("$role, must change: $mustChangePassword → $page", ({ page, ...who }) => {
    expect(landingPage(who)).toBe(page);
  });

  it("is the page that was asked for, once the password is one's own", () => {
    expect(landingPage({ role: "agent", mustChangePassword: false }, "/profile")).toBe("/profile");
    expect(landingPage({ role: "agent", mustChangePassword: true }, "/profile")).toBe("/first-password");
  });
});
