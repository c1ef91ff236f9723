import { describe, expect, it } from "vitest";
import { states } from "#lib/values/actor.ts";
import { mayRegister, type RegistrationSnapshot } from "./may-register.ts";

const at = new Date("2026-11-22T12:00:00Z");
const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
const live = { endedBecause: null, seenAt: minutes(-29), endsAt: minutes(60) };

const signedIn: RegistrationSnapshot = {
  occupant: { state: "Active" },
  seat: { type: "SIP", forceLogin: true },
  sessions: [live],
  idleMinutes: 30,
};

/** "allowed", or the reason. */
function answer(changed: Partial<RegistrationSnapshot>) {
  const said = mayRegister({ ...signedIn, ...changed }, at);
  return said.allowed ? "allowed" : said.reason;
}

describe("may a phone register", () => {
  it("yes, for somebody who is signed in", () => {
    expect(answer({})).toBe("allowed");
    expect(answer({ seat: { type: "Web", forceLogin: true } })).toBe("allowed");
    expect(answer({ seat: { type: "Web", forceLogin: false } })).toBe("allowed");
  });

  it.each(states.filter((state) => state !== "Active"))("no, while the account is %s", (state) => {
    expect(answer({ occupant: { state } })).toBe("not-active");
  });

  it("no, without a seat, or with nobody in it", () => {
    expect(answer({ seat: null })).toBe("no-seat");
    expect(answer({ occupant: null })).toBe("no-seat");
    expect(answer({ occupant: { state: "Deactivated" }, seat: null }), "the graver reason").toBe(
      "not-active",
    );
  });

  it.each([
    { why: "nobody signed in", sessions: [] },
    { why: "signed out", sessions: [{ ...live, endedBecause: "signed-out" }] },
    { why: "at its absolute end", sessions: [{ ...live, endsAt: at }] },
    { why: "idle for the limit", sessions: [{ ...live, seenAt: minutes(-30) }] },
  ])("asks for a live session where it must: $why", ({ sessions }) => {
    expect(answer({ sessions })).toBe("force-login");
    expect(answer({ sessions, seat: { type: "Web", forceLogin: true } })).toBe("force-login");
    expect(answer({ sessions, seat: { type: "Web", forceLogin: false } })).toBe("web-needs-session");
    expect(answer({ sessions, seat: { type: "SIP", forceLogin: false } })).toBe("allowed");
    expect(answer({ sessions: [...sessions, live] }), "another browser will do").toBe("allowed");
  });
});
