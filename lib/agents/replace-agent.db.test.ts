import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { findSession } from "#db/actor.ts";
import { asSystem } from "#db/client.ts";
import { agents, outbox, passwords } from "#db/schema/index.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { ledgerOf, owedOf, seatsOf } from "#db/testing/charged.ts";
import { sessionEndedBecause } from "#lib/auth/session-rules.ts";
import { env } from "#lib/env.ts";
import { sipSecretPurpose } from "#lib/extensions/sip-secret.ts";
import { changeTier } from "#lib/seats/change-tier.ts";
import { countSeats } from "#lib/seats/queries.ts";
import type { Actor, State } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { type EmailAddress, foldEmail } from "#lib/values/email-address.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { unseal } from "#lib/values/seal.ts";
import { replaceAgent } from "./replace-agent.ts";
import {
  agentRow,
  aReplacement,
  aSeatedAgent,
  given,
  joinedAt,
  later,
  mailsOf,
  replaced,
  rowsOf,
} from "./testing/a-replacement.ts";

describe("replaceAgent", () => {
  it("hands over the very same rows, but for the secret that the leaver knows", async () => {
    const { org, leaver } = await aSeatedAgent();
    const before = await rowsOf(leaver.seatId);
    const outcome = await replaceAgent(org.admin, await aReplacement(org.admin, leaver), later);

    expect(outcome).toMatchObject({
      ok: true,
      secret: expect.stringMatching(/^(\w{4}-){4}\w{4}$/),
      value: { name: "Jo Joiner", mailQueued: true, extension: before.extension?.number },
    });
    const after = await rowsOf(leaver.seatId);
    expect(after.seat).toEqual(before.seat);
    expect({ ...after.extension, sealedSipSecret: null }).toEqual({
      ...before.extension,
      sealedSipSecret: null,
    });
    expect(sipSecretIn(before)).toMatch(/^[0-9a-f]{30}$/);
    expect(sipSecretIn(after)).toMatch(/^[0-9a-f]{30}$/);
    expect(sipSecretIn(after)).not.toBe(sipSecretIn(before));
    expect(after.periods).toEqual(before.periods);
    expect(after.stays).toMatchObject([
      { agentId: leaver.agentId, heldUntil: later },
      { agentId: given(outcome).agentId, heldFrom: later, heldUntil: null },
    ]);
    expect(await countSeats(org.admin)).toEqual({ seats: 1, inUse: 1, vacant: 0, heldByDeactivated: 0 });
  });

  it("keeps a planned tier, force login and a Web extension, which gets another secret too", async () => {
    const { org, leaver } = await aSeatedAgent({ extensionType: "Web", forceLogin: true }, 2);
    const cheaper = org.tiers[0]?.id;
    if (!cheaper) throw new Error("no such tier");
    const planned = await changeTier(
      org.admin,
      { key: newId<"idempotency_keys">(), seatId: leaver.seatId, tierId: cheaper, quote: null },
      joinedAt,
    );
    expect(planned.ok).toBe(true);
    const before = await rowsOf(leaver.seatId);
    expect(before.seat).toMatchObject({ nextTierId: cheaper, forceLogin: true });
    await replaced(org.admin, leaver);
    const after = await rowsOf(leaver.seatId);
    const known = { ...before.extension, sealedSipSecret: after.extension?.sealedSipSecret };
    expect({ ...after, stays: null }).toEqual({ ...before, stays: null, extension: known });
    expect(after.extension).toMatchObject({ type: "Web" });
    expect(sipSecretIn(after)).not.toBe(sipSecretIn(before));
  });

  it("charges nothing and owes nothing", async () => {
    const { org, leaver } = await aSeatedAgent({}, 1, "quarterly");
    const before = {
      ledger: await ledgerOf(org.admin),
      owed: await owedOf(org.admin),
      seats: await seatsOf(org.admin),
    };
    expect(before.ledger.length).toBeGreaterThan(0);
    await replaced(org.admin, leaver);
    expect({
      ledger: await ledgerOf(org.admin),
      owed: await owedOf(org.admin),
      seats: await seatsOf(org.admin),
    }).toEqual(before);
  });

  it("closes the leaver's account with every session, and the joiner starts as an Agent who must choose a password", async () => {
    const { org, leaver } = await aSeatedAgent();
    const sessions = [
      await signedIn(org.admin.orgId, leaver.agentId),
      await signedIn(org.admin.orgId, leaver.agentId),
    ];
    const { agentId } = await replaced(org.admin, leaver, {
      language: "de",
      mobile: "+442079460018" as PhoneNumber,
    });

    for (const session of sessions) expect(await endOf(session)).toBe("replaced");
    expect(await agentRow(leaver.agentId)).toMatchObject({ state: "Closed", version: 2, closedAt: later });
    expect(await agentRow(agentId)).toMatchObject({
      role: "agent",
      state: "Waiting",
      language: "de",
      mobile: "+442079460018",
    });
    const [password] = await asSystem("test", (tx) =>
      tx.select().from(passwords).where(eq(passwords.agentId, agentId)),
    );
    expect(password).toMatchObject({
      isTemporary: true,
      mustChange: true,
      expiresAt: new Date("2026-03-12T12:01:00Z"),
    });
  });

  it("sends the joiner one mail, the guide, and the leaver one, that the access has ended", async () => {
    const { org, leaver } = await aSeatedAgent();
    const { agentId, email } = await replaced(org.admin, leaver, { language: "fr" });
    const mails = await mailsOf(org.admin);
    expect(mails).toHaveLength(2);
    expect(mails).toContainEqual(
      expect.objectContaining({ template: "set-up-guide", agentId, recipient: email, language: "fr" }),
    );
    expect(mails).toContainEqual(
      expect.objectContaining({ template: "access-ended", agentId: leaver.agentId, state: "queued" }),
    );
  });

  it("tells the trail of both, without the password", async () => {
    const { org, leaver } = await aSeatedAgent();
    const outcome = await replaceAgent(org.admin, await aReplacement(org.admin, leaver), later);
    const { agentId, email, extension } = given(outcome);
    const { seatId } = leaver;
    expect(await audited(org.admin, "agent.replaced")).toEqual([
      { actorId: org.admin.agentId, details: { extension, joiner: agentId, seat: seatId } },
    ]);
    expect(await audited(org.admin, "agent.took-over")).toEqual([
      {
        actorId: org.admin.agentId,
        details: { role: "agent", email, extension, name: "Jo Joiner", leaver: leaver.agentId, seat: seatId },
      },
    ]);
  });

  it("frees the leaver's address for the very joiner", async () => {
    const { org, leaver } = await aSeatedAgent();
    const { email } = await agentRow(leaver.agentId);
    const joiner = await replaced(org.admin, leaver, { email: email.toUpperCase() as EmailAddress });
    const [listed] = await asSystem("test", (tx) =>
      tx.execute<{ agent_id: string }>(
        sql`select agent_id from sign_in_addresses where address = ${foldEmail(email as EmailAddress)}`,
      ),
    );
    expect(listed?.agent_id).toBe(joiner.agentId);
    const mails = await asSystem("test", (tx) =>
      tx.select().from(outbox).where(eq(outbox.orgId, org.admin.orgId)),
    );
    expect(mails.filter(({ recipient }) => foldEmail(recipient as EmailAddress) === email)).toMatchObject([
      { template: "set-up-guide", agentId: joiner.agentId },
    ]);
  });

  it.each(["Active", "Waiting", "Scheduled", "Deactivated"] as const)(
    "works on a leaver who is %s",
    async (state) => {
      const { org, leaver } = await aSeatedAgent();
      await putInto(leaver.agentId, state);
      const { agentId } = await replaced(org.admin, leaver);
      expect(await agentRow(leaver.agentId)).toMatchObject({ state: "Closed", closedFrom: state });
      expect(await agentRow(agentId)).toMatchObject({ state: "Waiting" });
      expect(await countSeats(org.admin)).toMatchObject({ inUse: 1, vacant: 0, heldByDeactivated: 0 });
    },
  );

  it("a manager may, and an admin may replace another admin, whose successor is an Agent", async () => {
    const { org, leaver } = await aSeatedAgent({ role: "admin" });
    await putInto(leaver.agentId, "Active");
    const manager = await org.member("manager");
    expect(await replaceAgent(manager, await aReplacement(org.admin, leaver), later)).toEqual({
      ok: false,
      refusal: "admins-only-by-admins",
    });
    const joiner = await replaced(org.admin, leaver);
    const next = await replaced(manager, joiner);
    expect(await agentRow(next.agentId)).toMatchObject({ role: "agent" });
  });

  it("answers the same form twice with one joiner, and the password again to the same session", async () => {
    const { org, leaver } = await aSeatedAgent();
    const form = await aReplacement(org.admin, leaver);
    const first = await replaceAgent(org.admin, form, later);
    const again = await replaceAgent(org.admin, form, later);
    expect(again).toEqual({ ...first, replayed: true });
    expect(await mailsOf(org.admin)).toHaveLength(2);
    expect(await replaceAgent(org.admin, { ...form, name: "Somebody Else" }, later)).toEqual({
      ok: false,
      refusal: "form-already-used",
    });
  });
});

describe("replaceAgent refuses", () => {
  it("an address in use, here or elsewhere, in the same words, and nothing is moved", async () => {
    const { org, leaver } = await aSeatedAgent();
    const stranger = (await anOrganisation()).admin;
    const before = await rowsOf(leaver.seatId);
    for (const taken of [org.admin, stranger]) {
      const email = taken.email.toUpperCase() as EmailAddress;
      const form = await aReplacement(org.admin, leaver, { email });
      expect(await replaceAgent(org.admin, form, later)).toEqual({ ok: false, refusal: "email-taken" });
    }
    expect(await rowsOf(leaver.seatId)).toEqual(before);
    expect(await agentRow(leaver.agentId)).toMatchObject({ state: "Waiting", version: 1 });
    expect(await mailsOf(org.admin)).toEqual([]);
  });

  it("oneself, somebody without a seat, a unit of elsewhere, and whom the organisation does not have", async () => {
    const { org, leaver } = await aSeatedAgent();
    const seatless = await org.member("agent");
    const { admin: stranger } = await anOrganisation();
    const cases = [
      [await aReplacement(org.admin, org.admin), "not-on-yourself"],
      [await aReplacement(org.admin, seatless), "no-seat-to-pass-on"],
      [await aReplacement(org.admin, leaver, { unitId: newId<"units">() }), "unit-unknown"],
      [await aReplacement(org.admin, stranger), "not-there"],
    ] as const;
    for (const [form, refusal] of cases)
      expect(await replaceAgent(org.admin, form, later)).toEqual({ ok: false, refusal });
  });

  it("an agent who asks", async () => {
    const { org, leaver } = await aSeatedAgent();
    const agent = await org.member("agent");
    await expect(replaceAgent(agent, await aReplacement(agent, leaver), later)).rejects.toMatchObject({
      name: "NotAllowed",
    });
  });

  it("an account that was closed before an old tab sent it, whatever version that claims", async () => {
    const { org, leaver } = await aSeatedAgent();
    const old = await aReplacement(org.admin, leaver);
    await leave(org.admin, leaver.agentId, later);
    expect(await replaceAgent(org.admin, old, later)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    const forged = await aReplacement(org.admin, leaver);
    expect(await replaceAgent(org.admin, forged, later)).toEqual({ ok: false, refusal: "account-closed" });
    expect(await countSeats(org.admin)).toMatchObject({ vacant: 1 });
  });

  it.each([0, 2, 99])("a forged version: %d", async (version) => {
    const { org, leaver } = await aSeatedAgent();
    const form = await aReplacement(org.admin, leaver, { version });
    expect(await replaceAgent(org.admin, form, later)).toEqual({ ok: false, refusal: "form-malformed" });
  });
});

function sipSecretIn({ extension }: Awaited<ReturnType<typeof rowsOf>>): string {
  if (!extension?.sealedSipSecret) throw new Error("no secret");
  return unseal(env().AUTH_SECRET, sipSecretPurpose, extension.id, extension.sealedSipSecret);
}

async function endOf({ orgId, sessionId }: Actor) {
  const found = await asSystem("test", (tx) => findSession(tx, { orgId, sessionId }));
  return found && sessionEndedBecause(found.facts, new Date());
}

async function putInto(agentId: AgentId, state: State): Promise<void> {
  const startsOn = state === "Scheduled" ? ("2026-12-01" as Day) : null;
  await asSystem("test", (tx) => tx.update(agents).set({ state, startsOn }).where(eq(agents.id, agentId)));
}
