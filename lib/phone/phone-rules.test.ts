import { describe, expect, it } from "vitest";
import {
  dialled,
  nextPhone,
  noPhone,
  type PhoneEvent,
  type PhonePhase,
  type PhoneState,
  phaseOf,
  phonePhases,
} from "./phone-rules.ts";

const events = {
  opened: { type: "opened" },
  registered: { type: "registered" },
  refused: { type: "refused", reason: "no-seat" },
  disconnected: { type: "disconnected" },
  closed: { type: "closed" },
  dialled: { type: "dialled", peer: "101" },
  rang: { type: "rang", peer: "102" },
  answered: { type: "answered" },
  held: { type: "held" },
  resumed: { type: "resumed" },
  muted: { type: "muted", isMuted: true },
  "put-on-hold": { type: "put-on-hold", isOnHold: true },
  ended: { type: "ended", why: "hung-up" },
  dismissed: { type: "dismissed" },
} as const satisfies Record<PhoneEvent["type"], PhoneEvent>;

const after = (...names: (keyof typeof events)[]) =>
  names.reduce<PhoneState>((state, name) => nextPhone(state, events[name]), noPhone);

/** Each phase as it comes about. */
const inPhase: Record<PhonePhase, PhoneState> = {
  idle: noPhone,
  registering: after("opened"),
  ready: after("opened", "registered"),
  refused: after("opened", "refused"),
  offline: after("opened", "disconnected"),
  "ringing-out": after("opened", "registered", "dialled"),
  "ringing-in": after("opened", "registered", "rang"),
  talking: after("opened", "registered", "dialled", "answered"),
  held: after("opened", "registered", "rang", "answered", "held"),
  ended: after("opened", "registered", "dialled", "ended"),
};

/** What each event makes of each phase; what is not named stays as it is. */
const expected: Record<keyof typeof events, Partial<Record<PhonePhase, PhonePhase>>> = {
  opened: { idle: "registering", ready: "registering", refused: "registering", offline: "registering" },
  registered: { registering: "ready" },
  refused: {
    idle: "refused",
    registering: "refused",
    ready: "refused",
    offline: "refused",
    "ringing-out": "ended",
    "ringing-in": "ended",
  },
  disconnected: {
    idle: "offline",
    registering: "offline",
    ready: "offline",
    refused: "offline",
    "ringing-out": "ended",
    "ringing-in": "ended",
  },
  closed: Object.fromEntries(phonePhases.map((phase) => [phase, "idle"])),
  dialled: { ready: "ringing-out", ended: "ringing-out" },
  rang: {
    idle: "ringing-in",
    registering: "ringing-in",
    ready: "ringing-in",
    refused: "ringing-in",
    offline: "ringing-in",
    ended: "ringing-in",
  },
  answered: { "ringing-out": "talking", "ringing-in": "talking" },
  held: { talking: "held" },
  resumed: { held: "talking" },
  muted: {},
  "put-on-hold": {},
  ended: { "ringing-out": "ended", "ringing-in": "ended", talking: "ended", held: "ended" },
  dismissed: { ended: "ready" },
};

const table = phonePhases.flatMap((phase) =>
  Object.entries(expected).map(([name, changes]) => ({ phase, name, becomes: changes[phase] ?? phase })),
);

describe("the dashboard phone", () => {
  it("every phase comes about", () => {
    for (const phase of phonePhases) expect(phaseOf(inPhase[phase])).toBe(phase);
  });

  it.each(table)("$phase, $name: $becomes", ({ phase, name, becomes }) => {
    expect(phaseOf(nextPhone(inPhase[phase], events[name as keyof typeof events]))).toBe(becomes);
  });

  it("says why it is refused until it opens again", () => {
    expect(inPhase.refused.refusal).toBe("no-seat");
    expect(nextPhone(inPhase.refused, events.opened).refusal).toBeNull();
    expect(nextPhone(inPhase.refused, events.disconnected).refusal).toBeNull();
  });

  it("who talks goes on talking without the line, and finds out what became of it afterwards", () => {
    const lost = nextPhone(inPhase.talking, events.disconnected);
    expect(phaseOf(lost)).toBe("talking");
    expect(phaseOf(nextPhone(nextPhone(lost, events.ended), events.dismissed))).toBe("offline");
    const refused = nextPhone(inPhase.held, events.refused);
    expect(refused).toMatchObject({ line: "refused", refusal: "no-seat", call: { is: "held" } });
  });

  it("a call that rings ends with the line, and says so", () => {
    expect(nextPhone(inPhase["ringing-in"], events.disconnected).call).toMatchObject({ why: "line-lost" });
  });

  it("mutes and notes a hold of the other side while there is a call, and forgets both with it", () => {
    const muted = nextPhone(nextPhone(inPhase.talking, events.muted), events["put-on-hold"]);
    expect(muted.call).toMatchObject({ is: "talking", isMuted: true, isOnHold: true });
    expect(nextPhone(muted, events.ended).call).toMatchObject({ isMuted: false, isOnHold: false });
    expect(nextPhone(inPhase["ringing-in"], events.muted)).toEqual(inPhase["ringing-in"]);
    expect(nextPhone(inPhase.ready, events.muted)).toBe(inPhase.ready);
  });

  it("a second call finds the phone taken, and the next one is a call of its own", () => {
    expect(nextPhone(inPhase.talking, events.rang)).toBe(inPhase.talking);
    expect(nextPhone(inPhase.ended, events.rang).call).toEqual({
      is: "ringing-in",
      peer: "102",
      isMuted: false,
      isOnHold: false,
      why: null,
    });
  });
});

describe("what somebody dials", () => {
  it.each([
    ["101", "101"],
    [" 1 0 1 ", "101"],
    ["+1 (415) 555-0101", "+14155550101"],
    ["030.123 45", "03012345"],
    ["٢٠٢", "202"],
    ["1", null],
    ["", null],
    ["+", null],
    ["sip:101@example.com", null],
    ["101;maddr=x", null],
    ["1234567890123456", null],
  ])("%j is %j", (typed, number) => {
    expect(dialled(typed)).toBe(number);
  });
});
