import { describe, expect, test } from "vitest";
import { wantedPage } from "./wanted-page.ts";

describe("a page of this site", () => {
  test.each([
    ["/billing", "/billing"],
    ["/agents?q=jo%20a&state=Active", "/agents?q=jo%20a&state=Active"],
    [
      "/agents/01890a5d-ac96-774b-bcce-b302099a8057/edit",
      "/agents/01890a5d-ac96-774b-bcce-b302099a8057/edit",
    ],
    ["/agents?_rsc=1abcd", "/agents"],
    ["/agents?q=x&_rsc=1abcd&state=Active", "/agents?q=x&state=Active"],
    ["/agents?q=https://evil.example/", "/agents?q=https://evil.example/"],
    [`/agents?q=${"x".repeat(490)}`, `/agents?q=${"x".repeat(490)}`],
  ])("%s", (text, page) => {
    expect(wantedPage(text)).toBe(page);
  });
});

test.each([
  ["nothing", undefined],
  ["an empty text", ""],
  ["twice the parameter", ["/billing", "/agents"]],
  ["the start page, where signing in leads anyway", "/"],
  ["another host", "https://evil.example/billing"],
  ["another host without a scheme", "//evil.example/billing"],
  ["three slashes", "///evil.example"],
  ["a host behind a path", "/billing//evil.example"],
  ["a host behind a dot, which browsers take out", "/.//evil.example"],
  ["a host behind two dots", "/billing/..//evil.example"],
  ["a host behind dots in other letters", "/%2e%2e//evil.example"],
  ["a backslash, which browsers read as a slash", "/\\evil.example"],
  ["two backslashes", "\\\\evil.example"],
  ["a backslash in other letters", "/%5Cevil.example"],
  ["a slash in other letters", "/%2Fevil.example"],
  ["a tab, which browsers leave out", "/\t/evil.example"],
  ["a line end, which would begin a header", "/billing\r\nSet-Cookie: a=b"],
  ["a line end after it", "/billing\n"],
  ["a line end in the query", "/billing?a\nb"],
  ["a space before", " /billing"],
  ["a script", "javascript:alert(1)"],
  ["data", "data:text/html,x"],
  ["who it is sent as", "/@evil.example"],
  ["a port", "/:80"],
  ["no slash at the start", "billing"],
  ["a query alone", "?to=/billing"],
  ["a backslash in the query", "/billing?a=\\"],
  ["a place on the page", "/billing#charges"],
  ["letters of another script", "/bılling"],
  ["the sign-in page", "/sign-in"],
  ["the sign-in page with more", "/sign-in?to=/billing"],
  ["the sign-in page in capitals", "/Sign-In"],
  ["the sign-in page in other letters", "/%73ign-in"],
  ["signing out", "/sign-out"],
  ["the first password", "/first-password"],
  ["a reset link", "/reset-password?token=x"],
  ["set-up", "/setup"],
  ["the API", "/api/health"],
  ["a file", "/billing/charges.csv"],
  ["too long a one", `/agents?q=${"x".repeat(491)}`],
])("is not %s", (_, text) => {
  expect(wantedPage(text)).toBeNull();
});
