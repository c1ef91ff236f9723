import { expect, test } from "vitest";
import {
  mayGoOnAfterSigningIn,
  type SessionEnd,
  type SessionFacts,
  sessionEndedBecause,
} from "./session-rules.ts";

test.each<[SessionEnd | null, boolean, string]>([
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

const now = new Date("2026-11-22T12:00:00Z");
const good: SessionFacts = {
  state: "Active",
  endedBecause: null,
  seenAt: new Date("2026-11-22T11:30:00Z"),
  endsAt: new Date("2026-11-22T12:00:01Z"),
  idleMinutes: 31,
};

test.each<[string, Partial<SessionFacts>, SessionEnd | null]>([
  ["used within the limit, a second before its end", {}, null],
  ["at its end", { endsAt: now }, "expired"],
  ["unused for as long as the limit says, to the second", { idleMinutes: 30 }, "idle"],
  ["both, of which the end is the later news", { endsAt: now, idleMinutes: 30 }, "expired"],
  ["written down as idle, under a limit that was raised since", { endedBecause: "idle" }, "idle"],
  [
    "written down as idle, of an account deactivated since",
    { endedBecause: "idle", state: "Deactivated" },
    "deactivated",
  ],
  [
    "ended by a new password, of such an account",
    { endedBecause: "password-reset", state: "Deactivated" },
    "password-reset",
  ],
  ["of a closed account", { state: "Closed" }, "deleted"],
  ["ended for a reason of another version", { endedBecause: "eaten" }, "signed-out"],
])("a session %s", (_, facts, ended) => {
  expect(sessionEndedBecause({ ...good, ...facts }, now)).toBe(ended);
});
