import { describe, expect, it } from "vitest";
import { errorsByField } from "#lib/values/form-state.ts";
import { newId } from "#lib/values/ids.ts";
import { ChangePassword, SignInToPage } from "./schema.ts";

const who = { email: "ada@example.com", password: "x" };

describe("the /sign-in form", () => {
  it.each([
    ["without a page", {}, null],
    ["with one", { to: "/billing" }, "/billing"],
    ["with one of another host", { to: "//evil.example" }, null],
    ["with two", { to: ["/billing", "/agents"] }, null],
  ])("is taken %s", (_, sent, to) => {
    expect(SignInToPage.parse({ ...who, ...sent })).toEqual({ ...who, to });
  });
});

describe("the password form on /profile", () => {
  const faults = (typed: object) => {
    const form = { key: newId(), currentPassword: "x", ...typed };
    return errorsByField(ChangePassword.safeParse(form).error?.issues ?? []);
  };
  const newPassword = "an ordinary length";

  it.each([
    ["nothing at all", { newPassword: "", repeatPassword: "" }, { newPassword: "password-required" }],
    [
      "14 characters",
      { newPassword: "x".repeat(14), repeatPassword: "" },
      { newPassword: "password-too-short" },
    ],
    [
      "129 characters",
      { newPassword: "x".repeat(129), repeatPassword: "" },
      { newPassword: "password-too-long" },
    ],
    ["another repeated", { newPassword, repeatPassword: "other" }, { repeatPassword: "repeat-differs" }],
    [
      "another repeated, the current one missing",
      { currentPassword: "", newPassword, repeatPassword: "other" },
      { currentPassword: "password-required", repeatPassword: "repeat-differs" },
    ],
    ["all well", { newPassword, repeatPassword: newPassword }, {}],
  ])("says what is wrong at each field: %s", (_, typed, says) => {
    expect(faults(typed)).toEqual(says);
  });
});
