import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { agents, outbox, passwords } from "#db/schema/index.ts";
import { aDeletion, leave } from "#db/testing/a-vacant-seat.ts";
import { traces, withPassword } from "#db/testing/an-account.ts";
import { anEmail, anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf, seatsOf } from "#db/testing/charged.ts";
import { erasePasswordsOfClosed } from "#lib/jobs/erase.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import { countSeats } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays24h, addSeconds, type Day } from "#lib/values/day.ts";
import type { EmailAddress } from "#lib/values/email-address.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import { addAgent } from "./add-agent.ts";
import { closeAccount } from "./close-account.ts";
import { findWhatComesBack } from "./closed-account.ts";
import { deactivateAgent } from "./deactivate-agent.ts";
import { deleteAgent } from "./delete-agent.ts";
import { lockAgent } from "./queries.ts";
import { restoreAgent } from "./restore-agent.ts";
import type { RestoreAgent } from "./schema.ts";
import { anAddAgentForm } from "./testing/an-add-agent-form.ts";

const setUpAt = noonOf("2026-01-01");
const at = noonOf("2026-01-17");
const later = noonOf("2026-01-20");

const form = (agentId: AgentId, change: Partial<RestoreAgent> = {}): RestoreAgent => ({
  key: formKey(),
  agentId,
  email: null,
  quote: null,
  ...change,
});

async function aSeated() {
  const org = await anOrganisation("Restoring", { setUpAt });
  const tierId = org.tiers[0]?.id ?? newId<"tiers">();
  const email = anEmail("lee");
  const { agentId, seatId } = await join(org.admin, { tierId }, at, { name: "Lee Leaver", email });
  const who = await withPassword({ ...org.admin, agentId });
  return { ...org, tierId, agentId, seatId, who, email };
}

describe("restoreAgent", () => {
  it("gives back account, password, address and the old seat, and charges nothing", async () => {
    const { admin, agentId, who, email } = await aSeated();
    const before = await ledgerOf(admin);
    const { password } = await traces(who);
    await leave(admin, agentId, later);
    expect(await restoreAgent(admin, form(agentId), later)).toMatchObject({
      ok: true,
      value: { email, state: "Active", seat: { extension: "100" }, lostSeat: false, passwordExpired: false },
    });
    const now = await traces(who);
    expect(now.agent).toMatchObject({ state: "Active", closedAt: null, closedFrom: null, email });
    expect(now.password).toEqual(password);
    expect(now.templates, "the deletion's alone").toEqual(["access-ended"]);
    expect(await countSeats(admin)).toEqual({ seats: 1, inUse: 1, vacant: 0, heldByDeactivated: 0 });
    expect(await ledgerOf(admin)).toEqual(before);
    expect(await audited(admin, "agent.restored")).toMatchObject([{ details: { extension: "100" } }]);
    expect(await addAgent(admin, { ...anAddAgentForm(), email }, later)).toEqual({
      ok: false,
      refusal: "email-taken",
    });
  });

  it("brings a Deactivated account back deactivated, and that seat counts as held by it", async () => {
    const { admin, agentId } = await aSeated();
    await deactivateAgent(admin, { key: formKey(), agentId }, at);
    await leave(admin, agentId, later);
    expect(await restoreAgent(admin, form(agentId), later)).toMatchObject({
      value: { state: "Deactivated" },
    });
    expect(await countSeats(admin)).toEqual({ seats: 1, inUse: 0, vacant: 0, heldByDeactivated: 1 });
  });

  it("brings it back without a seat when somebody else sits there, and says so before and after", async () => {
    const { admin, agentId, seatId } = await aSeated();
    await leave(admin, agentId, later);
    await join(admin, { seatId }, later);
    expect(await findWhatComesBack(admin, await closedOf(admin, agentId), later)).toMatchObject({
      seat: null,
      lostSeat: true,
    });
    expect(await restoreAgent(admin, form(agentId), later)).toMatchObject({
      ok: true,
      value: { seat: null, lostSeat: true },
    });
  });

  it("and when the seat was released meanwhile", async () => {
    const { admin, agentId } = await aSeated();
    await deleteAgent(admin, aDeletion(agentId, { seat: "release" }), later);
    await writeDue(noonOf("2026-02-01"));
    expect(await restoreAgent(admin, form(agentId), noonOf("2026-02-02"))).toMatchObject({
      value: { seat: null, lostSeat: true },
    });
  });

  it("asks again when the seat that was shown with its bill is gone by now", async () => {
    const { admin, agentId } = await aSeated();
    await deleteAgent(admin, aDeletion(agentId, { seat: "release" }), later);
    const { quote } = await findWhatComesBack(admin, await closedOf(admin, agentId), later);
    const afterMidnight = noonOf("2026-02-01");
    const shown = form(agentId, { quote: quote?.pin ?? null });
    expect(await restoreAgent(admin, shown, afterMidnight)).toEqual({ ok: false, refusal: "quote-changed" });
    expect(await restoreAgent(admin, form(agentId), afterMidnight)).toMatchObject({
      value: { lostSeat: true },
    });
  });

  it("keeps a seat from its planned release, once the next bill was seen", async () => {
    const { admin, agentId } = await aSeated();
    await deleteAgent(admin, aDeletion(agentId, { seat: "release" }), later);
    expect(await restoreAgent(admin, form(agentId), later)).toEqual({ ok: false, refusal: "quote-not-seen" });
    expect(await restoreAgent(admin, form(agentId, { quote: "another" }), later)).toEqual({
      ok: false,
      refusal: "quote-changed",
    });
    const before = await ledgerOf(admin);
    const { quote } = await findWhatComesBack(admin, await closedOf(admin, agentId), later);
    expect(quote?.lines).toEqual([]);
    const seen = form(agentId, { quote: quote?.pin ?? null });
    expect(await restoreAgent(admin, seen, later)).toMatchObject({ ok: true, value: { lostSeat: false } });
    expect(await seatsOf(admin)).toMatchObject([{ releaseOn: null, releasedAt: null }]);
    expect(await ledgerOf(admin)).toEqual(before);
    await writeDue(noonOf("2026-02-01"));
    expect(await ledgerOf(admin)).toHaveLength(before.length + 1);
  });

  it("restores an account that was closed by a replacement", async () => {
    const { admin, agentId } = await aSeated();
    await asSystem("test", async (tx) => {
      const asAdmin = Object.assign(tx, { actor: admin });
      const agent = await lockAgent(asAdmin, agentId);
      if (agent) await closeAccount(asAdmin, agent, "replaced", later);
    });
    expect(await restoreAgent(admin, form(agentId), later)).toMatchObject({
      ok: true,
      value: { state: "Active" },
    });
  });

  it.each(["here", "elsewhere"])(
    "refuses an address that is in use %s by now, and takes another",
    async (where) => {
      const { admin, agentId, email } = await aSeated();
      const { admin: stranger } = await anOrganisation();
      await leave(admin, agentId, later);
      await addAgent(where === "here" ? admin : stranger, { ...anAddAgentForm(), email }, later);
      expect(await findWhatComesBack(admin, await closedOf(admin, agentId), later)).toMatchObject({
        emailTaken: true,
      });
      expect(await restoreAgent(admin, form(agentId), later)).toEqual({ ok: false, refusal: "email-taken" });
      const other = anEmail("lee.again");
      expect(await restoreAgent(admin, form(agentId, { email: other }), later)).toMatchObject({
        ok: true,
        value: { email: other },
      });
      expect(await audited(admin, "agent.restored")).toMatchObject([
        { details: { email: other, emailBefore: email } },
      ]);
      const mails = await asSystem("test", (tx) =>
        tx.select().from(outbox).where(eq(outbox.agentId, agentId)),
      );
      expect(mails.filter(({ template }) => template === "email-changed")).toMatchObject([
        { recipient: other },
      ]);
    },
  );

  it.each([
    { why: "the last second of the 30 days", after: -1, refusal: null },
    { why: "the first after them", after: 0, refusal: "restore-too-late" },
  ])("is possible for 30 days: $why", async ({ after, refusal }) => {
    const { admin, agentId } = await aSeated();
    await leave(admin, agentId, later);
    const outcome = await restoreAgent(admin, form(agentId), addSeconds(addDays24h(later, 30), after));
    expect(outcome).toMatchObject(refusal ? { ok: false, refusal } : { ok: true });
  });

  it("loses the end date that has come", async () => {
    const { admin, agentId, who } = await aSeated();
    await asSystem("test", (tx) =>
      tx
        .update(agents)
        .set({ endsOn: "2026-01-19" as Day })
        .where(and(eq(agents.orgId, admin.orgId), eq(agents.id, agentId))),
    );
    await leave(admin, agentId, at);
    await restoreAgent(admin, form(agentId), later);
    expect((await traces(who)).agent.endsOn).toBeNull();
  });

  it("starts one that was Scheduled, once its start date has come, at the address it comes back with", async () => {
    const { admin } = await anOrganisation("Restoring", { setUpAt });
    const startsOn = "2026-01-25" as Day;
    const added = await addAgent(admin, { ...anAddAgentForm(), startsOn, sendCredentials: true }, at);
    if (!added.ok) throw new Error(added.refusal);
    const { agentId } = added.value;
    await leave(admin, agentId, later);
    const email = anEmail("moved");
    expect(await restoreAgent(admin, form(agentId, { email }), noonOf("2026-01-26"))).toMatchObject({
      value: { state: "Waiting", startedBy: email },
    });
    const { agent, templates, password } = await traces({ ...admin, agentId });
    expect(agent).toMatchObject({ state: "Waiting" });
    expect(password).toMatchObject({ isTemporary: true });
    expect(templates).toContain("credentials");
  });

  it("refuses an account that is open, another organisation's, and whoever is no admin", async () => {
    const { admin, member, agentId } = await aSeated();
    const { admin: stranger } = await anOrganisation();
    expect(await restoreAgent(admin, form(agentId), later)).toEqual({
      ok: false,
      refusal: "account-not-closed",
    });
    await leave(admin, agentId, later);
    expect(await restoreAgent(stranger, form(agentId), later)).toEqual({ ok: false, refusal: "not-there" });
    await expect(restoreAgent(await member("manager"), form(agentId), later)).rejects.toMatchObject({
      name: "NotAllowed",
    });
  });

  it("acts once on a form sent twice", async () => {
    const { admin, agentId } = await aSeated();
    await leave(admin, agentId, later);
    const sent = form(agentId);
    await restoreAgent(admin, sent, later);
    expect(await restoreAgent(admin, sent, later)).toMatchObject({ ok: true, replayed: true });
    expect(await audited(admin, "agent.restored")).toHaveLength(1);
  });
});

describe("erasePasswordsOfClosed", () => {
  it("deletes the passwords of those who can be restored no more, and of nobody else", async () => {
    const { admin, agentId, member } = await aSeated();
    const soon = await member("agent");
    const open = await member("agent");
    await leave(admin, agentId, later);
    await leave(admin, soon.agentId, addSeconds(later, 1));
    await erasePasswordsOfClosed(addDays24h(later, 30));
    const left = await asSystem("test", (tx) =>
      tx.select({ agentId: passwords.agentId }).from(passwords).where(eq(passwords.orgId, admin.orgId)),
    );
    const ids = left.map((row) => row.agentId);
    expect(ids).not.toContain(agentId);
    expect(ids).toEqual(expect.arrayContaining([admin.agentId, soon.agentId, open.agentId]));
  });
});

async function closedOf(admin: Actor, id: AgentId) {
  const [agent] = await read(admin, (tx) =>
    tx
      .select({ id: agents.id, email: agents.email, closedAt: agents.closedAt })
      .from(agents)
      .where(eq(agents.id, id)),
  );
  if (!agent) throw new Error("no such agent");
  return { ...agent, email: agent.email as EmailAddress };
}
