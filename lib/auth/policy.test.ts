import { describe, expect, test } from "vitest";
import {
  type Act,
  type ActRefusal,
  grantableRoles,
  may,
  type Permission,
  refusalToAct,
} from "#lib/auth/policy.ts";
import { type Role, roles } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

/** The table of product.md, "Roles", written out; typed so that a new permission has to be entered here. */
const contract: Record<Permission, { admin: boolean; manager: boolean; agent: boolean }> = {
  // see agents, seats, call routes of the organisation
  "agents.see": { admin: true, manager: true, agent: false },
  "seats.see": { admin: true, manager: true, agent: false },
  "routes.see": { admin: true, manager: true, agent: false },
  // an agent: name, extension and status of colleagues only
  "colleagues.see": { admin: true, manager: true, agent: true },
  // add, edit, replace, deactivate, reactivate an agent; a new temporary password is the same power
  "agents.add": { admin: true, manager: true, agent: false },
  "agents.edit": { admin: true, manager: true, agent: false },
  "agents.replace": { admin: true, manager: true, agent: false },
  "agents.deactivate": { admin: true, manager: true, agent: false },
  "agents.reactivate": { admin: true, manager: true, agent: false },
  "agents.resetPassword": { admin: true, manager: true, agent: false },
  // whoever adds agents has to see whether their mail arrived, and sends it again where it did not
  "outbox.see": { admin: true, manager: true, agent: false },
  "mails.resend": { admin: true, manager: true, agent: false },
  // grant or take the admin role
  "agents.grantAdmin": { admin: true, manager: false, agent: false },
  // anything that causes a charge now or later
  "seats.charge": { admin: true, manager: false, agent: false },
  // delete an agent (and bring one back), billing page, prices, contract, organisation settings, audit trail
  "agents.delete": { admin: true, manager: false, agent: false },
  "agents.restore": { admin: true, manager: false, agent: false },
  // erasing is deleting for good
  "agents.erase": { admin: true, manager: false, agent: false },
  "billing.see": { admin: true, manager: false, agent: false },
  "prices.see": { admin: true, manager: false, agent: false },
  "contract.change": { admin: true, manager: false, agent: false },
  "settings.change": { admin: true, manager: false, agent: false },
  "audit.see": { admin: true, manager: false, agent: false },
  // what a seat rings with is decided by whoever adds agents; numbers cost, so buying and releasing is for admins
  "extensions.see": { admin: true, manager: true, agent: false },
  "extensions.change": { admin: true, manager: true, agent: false },
  "devices.change": { admin: true, manager: true, agent: false },
  "routes.change": { admin: true, manager: true, agent: false },
  // who is in which group, campaign or status is decided by whoever adds agents
  "groups.see": { admin: true, manager: true, agent: false },
  "groups.change": { admin: true, manager: true, agent: false },
  "campaigns.see": { admin: true, manager: true, agent: false },
  "campaigns.change": { admin: true, manager: true, agent: false },
  "statuses.see": { admin: true, manager: true, agent: false },
  "statuses.offer": { admin: true, manager: true, agent: false },
  "numbers.see": { admin: true, manager: true, agent: false },
  "numbers.assign": { admin: true, manager: true, agent: false },
  "numbers.buy": { admin: true, manager: false, agent: false },
  "numbers.release": { admin: true, manager: false, agent: false },
  // "Telephony": the SIP secret is shown to its occupant and to admins on request
  "seats.revealSecret": { admin: true, manager: false, agent: false },
  // who answers the phones is decided by those who add agents, for themselves and others: an agent does not leave the seat alone
  "features.change": { admin: true, manager: true, agent: false },
  // own profile, password, status, voicemail drops, templates
  "profile.own": { admin: true, manager: true, agent: true },
  "phone.own": { admin: true, manager: true, agent: true },
  "status.own": { admin: true, manager: true, agent: true },
  "recordings.own": { admin: true, manager: true, agent: true },
  "templates.own": { admin: true, manager: true, agent: true },
};

describe("who may", () => {
  const cells = Object.entries(contract).flatMap(([permission, row]) =>
    roles.map((role) => [role, permission as Permission, row[role]] as const),
  );

  test.each(cells)("%s, %s: %s", (role, permission, granted) => {
    expect(may(role, permission)).toBe(granted);
  });

  test.each(["", "agents", "agents.fire", "AGENTS.SEE", "toString", "__proto__", "constructor"])(
    "nobody holds %j, which the table does not know",
    (permission) => {
      expect(roles.filter((role) => may(role, permission as Permission))).toEqual([]);
    },
  );

  test.each(["", "owner", "Admin", "superuser"])("a role %j, which does not exist, holds nothing", (role) => {
    expect(Object.keys(contract).filter((permission) => may(role as Role, permission as Permission))).toEqual(
      [],
    );
    expect(grantableRoles(role as Role)).toEqual([]);
  });
});

describe("who gives which role", () => {
  test.each<[Role, Role[]]>([
    ["admin", ["agent", "manager", "admin"]],
    ["manager", ["agent", "manager"]],
    ["agent", []],
  ])("%s: %j", (role, granted) => {
    expect(grantableRoles(role)).toEqual(granted);
  });
});

describe("who acts on whom", () => {
  const ok = null;
  const no = "not-allowed";
  const above = "admins-only-by-admins";
  const self = "not-on-yourself";

  /** Actor's role, then the answer for an admin, a manager, an agent, and for the actor's own account. */
  type Row = [Role, ActRefusal | null, ActRefusal | null, ActRefusal | null, ActRefusal | null];

  const table: Record<Act, Row[]> = {
    "agents.edit": [
      ["admin", ok, ok, ok, ok],
      ["manager", above, ok, ok, ok],
      ["agent", no, no, no, no],
    ],
    "agents.resetPassword": [
      ["admin", ok, ok, ok, ok],
      ["manager", above, ok, ok, ok],
      ["agent", no, no, no, no],
    ],
    "agents.replace": [
      ["admin", ok, ok, ok, self],
      ["manager", above, ok, ok, self],
      ["agent", no, no, no, no],
    ],
    "agents.deactivate": [
      ["admin", ok, ok, ok, self],
      ["manager", above, ok, ok, self],
      ["agent", no, no, no, no],
    ],
    "agents.reactivate": [
      ["admin", ok, ok, ok, self],
      ["manager", above, ok, ok, self],
      ["agent", no, no, no, no],
    ],
    "agents.delete": [
      ["admin", ok, ok, ok, self],
      ["manager", no, no, no, no],
      ["agent", no, no, no, no],
    ],
    "agents.restore": [
      ["admin", ok, ok, ok, self],
      ["manager", no, no, no, no],
      ["agent", no, no, no, no],
    ],
    "agents.erase": [
      ["admin", ok, ok, ok, self],
      ["manager", no, no, no, no],
      ["agent", no, no, no, no],
    ],
    "agents.grantAdmin": [
      ["admin", ok, ok, ok, ok],
      ["manager", no, no, no, no],
      ["agent", no, no, no, no],
    ],
    "mails.resend": [
      ["admin", ok, ok, ok, ok],
      ["manager", above, ok, ok, ok],
      ["agent", no, no, no, no],
    ],
  };

  const cases = Object.entries(table).flatMap(([act, rows]) =>
    rows.flatMap(([role, onAdmin, onManager, onAgent, onSelf]) => [
      [role, act as Act, "admin", "another", onAdmin] as const,
      [role, act as Act, "manager", "another", onManager] as const,
      [role, act as Act, "agent", "another", onAgent] as const,
      [role, act as Act, role, "the same", onSelf] as const,
    ]),
  );

  test.each(cases)("%s, %s, on %s who is %s person: %s", (role, act, targetRole, who, refusal) => {
    const actor = { agentId: "a" as AgentId, role };
    const target = { id: (who === "another" ? "b" : "a") as AgentId, role: targetRole };
    expect(refusalToAct(actor, act, target)).toBe(refusal);
  });
});
