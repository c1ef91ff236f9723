import { describe, expect, it } from "vitest";
import { quoteOf } from "#lib/billing/quote-rules.ts";
import { aBillingState, enterprise, essential, professional } from "#lib/billing/testing/a-billing-state.ts";
import type { Day } from "#lib/values/day.ts";
import type { AgentId, GroupId, SeatId, TierId, UnitId } from "#lib/values/ids.ts";
import { effectsOfSeveral, type OneOfSeveral, planSeveral } from "./several-rules.ts";
import type { ChangeOfSeveral } from "./several-schema.ts";

const id = (name: string) => name as AgentId;
const admin = { agentId: id("me"), role: "admin" } as const;
const manager = { agentId: id("me"), role: "manager" } as const;

function person(name: string, change: Partial<OneOfSeveral> = {}): OneOfSeveral {
  return {
    id: id(name),
    role: "agent",
    state: "Active",
    language: "en",
    unitId: null,
    hasTemporaryPassword: false,
    seat: null,
    isInGroup: false,
    ...change,
  };
}

function inSeat(tierId: TierId, change: Partial<NonNullable<OneOfSeveral["seat"]>> = {}) {
  return {
    seat: {
      id: `seat-${tierId}` as SeatId,
      tierId,
      nextTierId: null,
      nextTierOn: null,
      releaseOn: null,
      ...change,
    },
  };
}

/** What becomes of each, in a word. */
function outcomes(
  actor: Parameters<typeof planSeveral>[0],
  change: ChangeOfSeveral,
  people: OneOfSeveral[],
  adminsWhoCanSignIn = 2,
) {
  return planSeveral(actor, change, people, { adminsWhoCanSignIn, billing: aBillingState() }).map((each) =>
    each.ok ? "changed" : each.refusal,
  );
}

const intoGroup: ChangeOfSeveral = { what: "group-add", groupId: "g" as GroupId };
const toManager: ChangeOfSeveral = { what: "role", role: "manager" };

describe("planSeveral", () => {
  it.each<{
    why: string;
    actor?: typeof admin | typeof manager;
    change: ChangeOfSeveral;
    one: OneOfSeveral;
    is: string;
  }>([
    { why: "another role", change: toManager, one: person("a"), is: "changed" },
    {
      why: "the role that they have",
      change: toManager,
      one: person("a", { role: "manager" }),
      is: "already-so",
    },
    {
      why: "a closed account has none to change",
      change: toManager,
      one: person("a", { state: "Closed" }),
      is: "account-closed",
    },
    {
      why: "a manager makes managers",
      actor: manager,
      change: toManager,
      one: person("a"),
      is: "changed",
    },
    {
      why: "a manager makes no admin",
      actor: manager,
      change: { what: "role", role: "admin" },
      one: person("a"),
      is: "role-not-yours-to-give",
    },
    {
      why: "a manager acts on no admin",
      actor: manager,
      change: { what: "language", language: "es" },
      one: person("a", { role: "admin" }),
      is: "admins-only-by-admins",
    },
    {
      why: "the language that they have",
      change: { what: "language", language: "en" },
      one: person("a"),
      is: "already-so",
    },
    {
      why: "out of a unit",
      change: { what: "unit", unitId: null },
      one: person("a", { unitId: "u" as UnitId }),
      is: "changed",
    },
    { why: "in no unit anyway", change: { what: "unit", unitId: null }, one: person("a"), is: "already-so" },
    {
      why: "into a group, by a manager an admin's seat too, since groups hold seats",
      actor: manager,
      change: intoGroup,
      one: person("a", { role: "admin", ...inSeat(essential) }),
      is: "changed",
    },
    { why: "no seat to put into a group", change: intoGroup, one: person("a"), is: "no-seat" },
    {
      why: "in the group already",
      change: intoGroup,
      one: person("a", { isInGroup: true, ...inSeat(essential) }),
      is: "already-so",
    },
    {
      why: "not in the group to be taken out of",
      change: { what: "group-remove", groupId: "g" as GroupId },
      one: person("a", inSeat(essential)),
      is: "already-so",
    },
    {
      why: "out of a group",
      change: { what: "group-remove", groupId: "g" as GroupId },
      one: person("a", { isInGroup: true, ...inSeat(essential) }),
      is: "changed",
    },
    {
      why: "a closed account is in no group",
      change: intoGroup,
      one: person("a", { state: "Closed" }),
      is: "account-closed",
    },
    {
      why: "nobody deactivates themselves",
      change: { what: "deactivate" },
      one: person("me"),
      is: "not-on-yourself",
    },
    {
      why: "deactivated already",
      change: { what: "deactivate" },
      one: person("a", { state: "Deactivated" }),
      is: "already-deactivated",
    },
    {
      why: "credentials while none was chosen",
      change: { what: "resend-credentials" },
      one: person("a", { state: "Waiting", hasTemporaryPassword: true }),
      is: "changed",
    },
    {
      why: "credentials after a password was chosen",
      change: { what: "resend-credentials" },
      one: person("a"),
      is: "password-already-chosen",
    },
    {
      why: "credentials are made on the start day",
      change: { what: "resend-credentials" },
      one: person("a", { state: "Scheduled" }),
      is: "account-not-started",
    },
    {
      why: "no seat, no tier",
      change: { what: "tier", tierId: enterprise },
      one: person("a"),
      is: "no-seat",
    },
    {
      why: "the tier that the seat has",
      change: { what: "tier", tierId: essential },
      one: person("a", inSeat(essential)),
      is: "tier-unchanged",
    },
    {
      why: "a dearer tier",
      change: { what: "tier", tierId: enterprise },
      one: person("a", inSeat(essential)),
      is: "changed",
    },
    {
      why: "a seat on its way out keeps its tier",
      change: { what: "tier", tierId: enterprise },
      one: person("a", inSeat(essential, { releaseOn: "2026-02-01" as Day })),
      is: "seat-to-be-released",
    },
  ])("$is: $why", ({ actor = admin, change, one, is }) => {
    expect(outcomes(actor, change, [one])).toEqual([is]);
  });

  it("whoever cannot be changed keeps nobody else from it", () => {
    const people = [person("a"), person("b", { state: "Deactivated" }), person("c")];
    expect(outcomes(admin, { what: "deactivate" }, people)).toEqual([
      "changed",
      "already-deactivated",
      "changed",
    ]);
  });

  it("of all the admins one stays, whoever else is taken with them", () => {
    const admins = ["a", "b", "c"].map((name) => person(name, { role: "admin" }));
    expect(outcomes(admin, { what: "role", role: "agent" }, admins, 3)).toEqual([
      "changed",
      "changed",
      "last-admin",
    ]);
    expect(outcomes(admin, { what: "deactivate" }, admins, 2)).toEqual([
      "changed",
      "last-admin",
      "last-admin",
    ]);
  });

  it("an admin who cannot sign in was none of those that count", () => {
    const people = [person("a", { role: "admin", state: "Deactivated" }), person("b", { role: "admin" })];
    expect(outcomes(admin, toManager, people, 1)).toEqual(["changed", "last-admin"]);
  });

  it("quotes what they cost together, equal upgrades as one line, those who are refused not at all", () => {
    const billing = aBillingState({ seats: [[essential, 3]] });
    const people = [
      person("a", inSeat(essential)),
      person("b", inSeat(essential)),
      person("c", inSeat(professional)),
      person("d"),
    ];
    const plan = planSeveral(admin, { what: "tier", tierId: professional }, people, {
      adminsWhoCanSignIn: 1,
      billing,
    });
    expect(plan.map((each) => each.ok)).toEqual([true, true, false, false]);
    const { lines, dueToday } = quoteOf(billing, effectsOfSeveral(plan));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ what: "upgrade", count: 2, days: 15, ofDays: 31, each: 1452n });
    expect(dueToday).toBe(2904n);
  });
});
