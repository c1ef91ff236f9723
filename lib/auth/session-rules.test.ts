import { expect, test } from "vitest";
import { mayGoOnAfterSigningIn, type SessionEndReason } from "./session-rules.ts";

test.each<[SessionEndReason | null, boolean, string]>([
  [null, true, "signed out in another tab, which took the cookie along"],
  ["signed-out", true, "signed out by hand"],
  ["idle", true, "away for lunch"],
  ["expired", true, "the limit came while typing"],
  ["signed-out-everywhere", false, "the owner may have lost this very device"],
  ["password-changed", false, "whoever sits here may not be the one who changed it"],
  ["password-reset", false, "likewise"],
  ["role-changed", false, "the form may not be theirs to send any more"],
  ["deactivated", false, "no more access"],
  ["replaced", false, "no more account"],
  ["deleted", false, "no more account"],
])("a form whose session is %s may stay as it was filled in: %s, %s", (ended, stays) => {
  expect(mayGoOnAfterSigningIn(ended)).toBe(stays);
});
