import { describe, expect, it } from "vitest";
import { states } from "#lib/values/actor.ts";
import { type CallSnapshot, mayCall } from "./may-call.ts";

const at = new Date("2026-11-22T12:00:00Z");
const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
const live = { endedBecause: null, seenAt: minutes(-1), endsAt: minutes(60) };

const people = [null, ...states];
const seats = [
  { named: "no seat", seat: null },
  { named: "a SIP seat", seat: { type: "SIP", forceLogin: false } },
  { named: "a SIP seat with force login", seat: { type: "SIP", forceLogin: true } },
  { named: "a Web seat", seat: { type: "Web", forceLogin: false } },
  { named: "a Web seat with force login", seat: { type: "Web", forceLogin: true } },
] as const;
const signedIn = [
  { named: "signed in", sessions: [live] },
  { named: "signed out", sessions: [{ ...live, endedBecause: "signed-out" }] },
  { named: "idle too long", sessions: [{ ...live, seenAt: minutes(-30) }] },
  { named: "never signed in", sessions: [] },
];
const atWork = [
  { named: "available", takesCalls: true },
  { named: "away", takesCalls: false },
];

/** The rule once more, as a table that is read from the top: the first line that holds is the reason. */
const refusals: [reason: string, holds: (one: Case) => boolean][] = [
  ["not-active", ({ state }) => state !== null && state !== "Active"],
  ["no-seat", ({ state, seat }) => state === null || seat === "no seat"],
  ["force-login", ({ seat, session }) => session !== "signed in" && seat.endsWith("force login")],
  ["web-needs-session", ({ seat, session }) => session !== "signed in" && seat === "a Web seat"],
];

interface Case {
  state: string | null;
  seat: string;
  session: string;
  status: string;
}

const cases = people.flatMap((state) =>
  seats.flatMap(({ named: seat, ...holds }) =>
    signedIn.flatMap(({ named: session, sessions }) =>
      atWork.map(({ named: status, takesCalls }) => {
        const place = refusals.find(([, isSo]) => isSo({ state, seat, session, status }))?.[0] ?? "yes";
        const receive = place === "yes" && status === "away" ? "status-away" : place;
        const occupant = state === null ? null : { state };
        const snapshot: CallSnapshot = { occupant, ...holds, sessions, takesCalls, idleMinutes: 30 };
        return { state: state ?? "nobody", seat, session, status, place, receive, snapshot };
      }),
    ),
  ),
);

const said = (answer: { allowed: true } | { allowed: false; reason: string }) =>
  answer.allowed ? "yes" : answer.reason;

describe("may this seat call now", () => {
  it.each(cases)("$state, $seat, $session, $status: place $place, receive $receive", (one) => {
    const answer = mayCall(one.snapshot, at);
    expect({ place: said(answer.place), receive: said(answer.receive) }).toEqual({
      place: one.place,
      receive: one.receive,
    });
  });

  it("covers all combinations, and every answer comes about", () => {
    expect(cases).toHaveLength(6 * 5 * 4 * 2);
    expect(new Set(cases.map(({ place }) => place))).toEqual(
      new Set(["yes", "not-active", "no-seat", "force-login", "web-needs-session"]),
    );
    expect(cases.filter(({ receive }) => receive === "status-away")).toHaveLength(
      cases.filter(({ place, status }) => place === "yes" && status === "away").length,
    );
  });
});
