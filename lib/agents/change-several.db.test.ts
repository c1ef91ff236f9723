import { and, eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents, outbox, passwords, sessions } from "#db/schema/index.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { addUnit } from "#lib/units/add-unit.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import { addAgent } from "./add-agent.ts";
import { changeSeveral, previewSeveral } from "./change-several.ts";
import type { ChangeOfSeveral } from "./several-schema.ts";
import { aSeatedAgent, mailsOf, replaced } from "./testing/a-replacement.ts";
import { anAddAgentForm } from "./testing/an-add-agent-form.ts";

const at = noonOf("2026-03-17");

function form(people: readonly { agentId: AgentId }[], change: ChangeOfSeveral, quote: string | null = null) {
  return { key: formKey(), agent: people.map(({ agentId }) => agentId), change, quote };
}

function rowsOf(people: readonly { agentId: AgentId }[]) {
  const ids = people.map(({ agentId }) => agentId);
  return asSystem("test", (tx) =>
    tx.select().from(agents).where(inArray(agents.id, ids)).orderBy(agents.nameKey),
  );
}

async function three(org: TestOrganisation) {
  return [
    await org.member("agent", "Anna One"),
    await org.member("agent", "Bert Two"),
    await org.member("manager", "Cleo Three"),
  ] as const;
}

async function openSessions(who: Actor): Promise<number> {
  const rows = await asSystem("test", (tx) =>
    tx.select().from(sessions).where(eq(sessions.agentId, who.agentId)),
  );
  return rows.filter(({ endedAt }) => endedAt === null).length;
}

describe("changeSeveral", () => {
  it("gives another role to whom it can, says who has it already, and ends the sessions of the others", async () => {
    const org = await anOrganisation();
    const people = await three(org);
    const changed = await changeSeveral(org.admin, form(people, { what: "role", role: "manager" }), at);
    expect(changed).toMatchObject({
      ok: true,
      value: { results: [{ refusal: null }, { refusal: null }, { refusal: "already-so" }] },
    });
    expect((await rowsOf(people)).map(({ role, version }) => ({ role, version }))).toEqual([
      { role: "manager", version: 2 },
      { role: "manager", version: 2 },
      { role: "manager", version: 1 },
    ]);
    expect(await Promise.all(people.map(openSessions))).toEqual([0, 0, 1]);
    expect(await audited(org.admin, "agent.edited")).toEqual([
      { actorId: org.admin.agentId, details: { role: "manager", roleBefore: "agent", version: 2 } },
      { actorId: org.admin.agentId, details: { role: "manager", roleBefore: "agent", version: 2 } },
    ]);
  });

  it("puts them into a unit, gives them a language, and deactivates them", async () => {
    const org = await anOrganisation();
    const people = await three(org);
    const unit = await addUnit(org.admin, { key: formKey(), name: "Sales" });
    if (!unit.ok) throw new Error(unit.refusal);
    const { unitId } = unit.value;
    await changeSeveral(org.admin, form(people, { what: "unit", unitId }), at);
    await changeSeveral(org.admin, form(people, { what: "language", language: "es" }), at);
    await changeSeveral(org.admin, form(people, { what: "deactivate" }), at);
    for (const row of await rowsOf(people))
      expect(row).toMatchObject({ unitId, language: "es", state: "Deactivated", deactivatedFrom: "Active" });
    expect(await audited(org.admin, "agent.deactivated")).toHaveLength(3);
  });

  it("mails new credentials to those who have not chosen a password, once however often it is sent", async () => {
    const org = await anOrganisation();
    const added = await addAgent(org.admin, anAddAgentForm({ name: "Wanda Waiting" }), at);
    if (!added.ok) throw new Error(added.refusal);
    const waiting = added.value;
    const before = await passwordOf(waiting);
    const people = [waiting, await org.member("agent", "Zoe Chosen")];
    const sent = form(people, { what: "resend-credentials" });
    const results = [{ refusal: null }, { refusal: "password-already-chosen" }];
    expect(await changeSeveral(org.admin, sent, at)).toMatchObject({ ok: true, value: { results } });
    expect(await changeSeveral(org.admin, sent, at)).toMatchObject({ ok: true, value: { results } });
    expect((await passwordOf(waiting))?.hash).not.toBe(before?.hash);
    const mails = await asSystem("test", (tx) =>
      tx
        .select()
        .from(outbox)
        .where(and(eq(outbox.orgId, org.admin.orgId), eq(outbox.template, "credentials"))),
    );
    expect(mails.map(({ agentId }) => agentId)).toEqual([waiting.agentId, waiting.agentId]);
  });

  it("mails them in a set-up guide again to who took over a seat", async () => {
    const { org, leaver } = await aSeatedAgent();
    const joiner = await replaced(org.admin, leaver, {});
    const sent = form([joiner], { what: "resend-credentials" });
    expect(await changeSeveral(org.admin, sent, at)).toMatchObject({ ok: true });
    const theirs = (await mailsOf(org.admin)).filter(({ agentId }) => agentId === joiner.agentId);
    expect(theirs.map(({ template }) => template)).toEqual(["set-up-guide", "set-up-guide"]);
  });

  it("charges what the quote said for all together, each seat by itself, with one mail to the admin", async () => {
    const org = await anOrganisation("Upgrades", { setUpAt: noonOf("2026-03-01") });
    const [essential, professional] = org.tiers;
    if (!essential || !professional) throw new Error("no tiers");
    const seated = [
      await join(org.admin, { tierId: essential.id }, at, { name: "Anna" }),
      await join(org.admin, { tierId: essential.id }, at, { name: "Bert" }),
      await join(org.admin, { tierId: professional.id }, at, { name: "Cleo" }),
    ];
    const before = (await ledgerOf(org.admin)).length;
    const change = { what: "tier", tierId: professional.id } as const;
    const people = [...seated, await org.member("agent", "Dora without a seat")];
    const shown = await previewSeveral(org.admin, form(people, change), at);
    if (!("quote" in shown) || !shown.quote) throw new Error("no quote");
    expect(shown.people.map(({ planned }) => (planned.ok ? null : planned.refusal))).toEqual([
      null,
      null,
      "tier-unchanged",
      "no-seat",
    ]);

    expect(await changeSeveral(org.admin, form(people, change), at)).toEqual({
      ok: false,
      refusal: "quote-not-seen",
    });
    expect(await changeSeveral(org.admin, form(people, change, "another"), at)).toEqual({
      ok: false,
      refusal: "quote-changed",
    });
    expect(await ledgerOf(org.admin)).toHaveLength(before);

    const mailsBefore = await chargeMails(org);
    expect(await changeSeveral(org.admin, form(people, change, shown.quote.pin), at)).toMatchObject({
      ok: true,
    });
    const upgrades = (await ledgerOf(org.admin)).slice(before);
    expect(upgrades).toHaveLength(2);
    expect(upgrades.reduce((sum, { amount }) => sum + amount, 0n)).toBe(shown.quote.dueToday);
    expect(upgrades.map(({ kind }) => kind)).toEqual(["upgrade", "upgrade"]);
    expect(await chargeMails(org)).toBe(mailsBefore + 1);
  });

  it("two who take each other's admins: the second finds that one must remain", async () => {
    const org = await anOrganisation();
    const other = await org.member("admin", "Olga Other");
    const third = await org.member("admin", "Theo Third");
    const held = await holding((tx) => lockOrganisation(tx, org.admin.orgId));
    const first = changeSeveral(org.admin, form([other], { what: "role", role: "agent" }), at);
    await untilWaiting(null, 1);
    const second = changeSeveral(third, form([org.admin, third], { what: "role", role: "agent" }), at);
    await untilWaiting(null, 2);
    await held.release();
    expect(await first).toMatchObject({ ok: true, value: { results: [{ refusal: null }] } });
    expect(await second).toMatchObject({
      ok: true,
      value: { results: [{ refusal: null }, { refusal: "last-admin" }] },
    });
  });

  it("does not find another organisation's people, units or tiers", async () => {
    const org = await anOrganisation();
    const theirs = await anOrganisation();
    const stranger = await theirs.member("agent");
    const ours = await org.member("agent");
    const toManager = { what: "role", role: "manager" } as const;
    expect(await changeSeveral(org.admin, form([stranger], toManager), at)).toEqual({
      ok: false,
      refusal: "nobody-selected",
    });
    expect(await changeSeveral(org.admin, form([stranger, ours], toManager), at)).toMatchObject({
      ok: true,
      value: { results: [{ agentId: ours.agentId, refusal: null }] },
    });
    expect((await rowsOf([stranger]))[0]).toMatchObject({ role: "agent", version: 1 });
    const tierId = theirs.tiers[0]?.id ?? newId();
    expect(await changeSeveral(org.admin, form([ours], { what: "tier", tierId }), at)).toEqual({
      ok: false,
      refusal: "tier-unknown",
    });
    expect(await changeSeveral(org.admin, form([ours], { what: "unit", unitId: newId() }), at)).toEqual({
      ok: false,
      refusal: "unit-unknown",
    });
  });

  it("managers may, but not what costs; agents may nothing", async () => {
    const org = await anOrganisation();
    const manager = await org.member("manager", "Max Manager");
    const agent = await org.member("agent", "Abel Agent");
    const people = [agent, org.admin];
    expect(
      await changeSeveral(manager, form(people, { what: "language", language: "de" }), at),
    ).toMatchObject({
      ok: true,
      value: { results: [{ refusal: null }, { refusal: "admins-only-by-admins" }] },
    });
    const tierId = org.tiers[0]?.id ?? newId();
    for (const [who, change] of [
      [manager, { what: "tier", tierId }],
      [agent, { what: "deactivate" }],
    ] as const)
      await expect(changeSeveral(who, form(people, change), at)).rejects.toMatchObject({
        name: "NotAllowed",
      });
  });
});

function passwordOf({ agentId }: { agentId: AgentId }) {
  return asSystem("test", async (tx) => {
    const [row] = await tx.select().from(passwords).where(eq(passwords.agentId, agentId));
    return row;
  });
}

function chargeMails({ admin }: TestOrganisation): Promise<number> {
  return asSystem("test", (tx) =>
    tx.$count(outbox, and(eq(outbox.orgId, admin.orgId), eq(outbox.template, "seat-charged"))),
  );
}
