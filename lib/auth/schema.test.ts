import { describe, expect, it } from "vitest";
import { SignInToPage } from "./schema.ts";

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
