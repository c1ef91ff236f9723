import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { findSession } from "#db/actor.ts";
import { asSystem, read } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents } from "#db/schema/index.ts";
import { aDeletion } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { withQuote } from "#db/testing/with-quote.ts";
import { sessionEndedBecause } from "#lib/auth/session-rules.ts";
import { countSeats } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import { addAgent } from "./add-agent.ts";
import { deactivateAgent } from "./deactivate-agent.ts";
import { deleteAgent } from "./delete-agent.ts";
import { anAddAgentForm } from "./testing/an-add-agent-form.ts";

const at = new Date("2026-03-05T12:00:00Z");
const act = (agent: { agentId: Actor["agentId"] }) => ({
  key: newId<"idempotency_keys">(),
  agentId: agent.agentId,
});

const newSeat = (org: TestOrganisation) =>
  ({ kind: "new", tierId: org.tiers[0]?.id ?? newId<"tiers">() }) as const;

describe("deactivateAgent", () => {
  it("ends every session at once, with the reason, and keeps the seat held", async () => {
    const org = await anOrganisation();
    const added = await seated(org);
    expect(await deactivateAgent(org.admin, act(added), at)).toMatchObject({ ok: true });
    expect(await countSeats(org.admin)).toEqual({ seats: 1, inUse: 0, vacant: 0, heldByDeactivated: 1 });

    const member = await org.member("manager");
    await deactivateAgent(org.admin, act(member), at);
    expect(await reasonFor(member)).toBe("deactivated");
    await expect(addAgent(member, anAddAgentForm(), at)).rejects.toMatchObject({
      name: "SignedOut",
      reason: "deactivated",
    });
  });

  it("of two admins who deactivate each other, the second finds that it is no admin's session any more", async () => {
    const org = await anOrganisation();
    const other = await org.member("admin");
    const { release, held } = holdOrganisation(org.admin);
    await held;
    const both = Promise.allSettled([
      deactivateAgent(org.admin, act(other), at),
      deactivateAgent(other, act(org.admin), at),
    ]);
    release();
    const outcomes = await both;
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome.status === "rejected")).toMatchObject({
      reason: { name: "SignedOut" },
    });
    expect(await activeAdmins(org.admin)).toBe(1);
  });

  it.each([
    {
      why: "a manager never acts on an admin",
      actor: "manager",
      target: "admin",
      refusal: "admins-only-by-admins",
    },
    { why: "nobody deactivates themselves", actor: "self", target: "self", refusal: "not-on-yourself" },
  ] as const)("refuses: $why", async ({ actor, target, refusal }) => {
    const org = await anOrganisation();
    const who = actor === "self" ? org.admin : await org.member(actor);
    const whom = target === "self" ? org.admin : await org.member(target);
    expect(await deactivateAgent(who, act(whom), at)).toEqual({ ok: false, refusal });
  });

  it("does not find another organisation's agent", async () => {
    const org = await anOrganisation();
    const { admin: stranger } = await anOrganisation();
    expect(await deactivateAgent(org.admin, act(stranger), at)).toEqual({ ok: false, refusal: "not-there" });
  });
});

describe("deleteAgent", () => {
  it("closes the account, frees its address for the next person and leaves the seat vacant", async () => {
    const org = await anOrganisation();
    const form = await withQuote(org.admin, anAddAgentForm({ seat: newSeat(org) }), at);
    const added = await addAgent(org.admin, form, at);
    if (!added.ok) throw new Error(added.refusal);
    expect(await deleteAgent(org.admin, aDeletion(added.value.agentId), addSeconds(at, 1))).toMatchObject({
      ok: true,
    });
    expect(await countSeats(org.admin)).toEqual({ seats: 1, inUse: 0, vacant: 1, heldByDeactivated: 0 });
    expect(await addAgent(org.admin, { ...anAddAgentForm(), email: form.email }, at)).toMatchObject({
      ok: true,
    });
  });

  it("is for admins alone", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    await expect(
      deleteAgent(await org.member("manager"), aDeletion(agent.agentId), at),
    ).rejects.toMatchObject({
      name: "NotAllowed",
    });
  });
});

async function seated(org: TestOrganisation) {
  const added = await addAgent(
    org.admin,
    await withQuote(org.admin, anAddAgentForm({ seat: newSeat(org) }), at),
    at,
  );
  if (!added.ok) throw new Error(added.refusal);
  return added.value;
}

/** Holds the organisation's lock until released, so that two verbs are seen to queue behind it. */
function holdOrganisation(actor: Actor) {
  let release = () => {};
  let isHeld = () => {};
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  void asSystem("test", async (tx) => {
    await lockOrganisation(tx, actor.orgId);
    isHeld();
    await released;
  });
  return { held, release };
}

async function reasonFor(actor: Actor) {
  const found = await asSystem("test", (tx) =>
    findSession(tx, { orgId: actor.orgId, sessionId: actor.sessionId }),
  );
  return found && sessionEndedBecause(found.facts, new Date());
}

async function activeAdmins(actor: Actor): Promise<number> {
  const rows = await read(actor, (tx) =>
    tx
      .select()
      .from(agents)
      .where(and(eq(agents.role, "admin"), eq(agents.state, "Active"))),
  );
  return rows.length;
}
