import { describe, expect, it } from "vitest";
import type { Role, State } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { permissionOver, refusalToChangePersonal } from "./personal-rules.ts";

const actor = (role: Role) => ({ agentId: newId<"agents">(), role });
const owner = (role: Role, state: State = "Active") => ({ id: newId<"agents">(), role, state });

describe("refusalToChangePersonal", () => {
  it.each([
    ["an admin, an admin's", "admin", owner("admin"), null],
    ["a manager, an agent's", "manager", owner("agent"), null],
    ["a manager, an admin's", "manager", owner("admin"), "admins-only-by-admins"],
    ["an agent, another agent's", "agent", owner("agent"), "not-allowed"],
    ["a closed account's", "admin", owner("agent", "Closed"), "account-closed"],
    ["a deactivated agent's", "admin", owner("agent", "Deactivated"), null],
    ["nobody's", "admin", null, "not-there"],
  ] as const)("%s", (_, role, whose, refusal) => {
    expect(refusalToChangePersonal(actor(role), whose)).toBe(refusal);
  });

  it.each(["admin", "manager", "agent"] as const)("lets every %s change the own", (role) => {
    const me = actor(role);
    expect(refusalToChangePersonal(me, { id: me.agentId, role, state: "Active" })).toBeNull();
    expect(permissionOver(me, me.agentId, "recordings.own")).toBe("recordings.own");
    expect(permissionOver(me, newId<"agents">(), "recordings.own")).toBe("agents.edit");
  });
});
