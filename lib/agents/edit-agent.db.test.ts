import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { findSession } from "#db/actor.ts";
import { asSystem } from "#db/client.ts";
import {
  agents,
  extensionPeriods,
  extensions,
  passwordResets,
  signInAddresses,
  units,
} from "#db/schema/index.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { temporary, traces, withPassword } from "#db/testing/an-account.ts";
import { anEmail, anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { join, ledgerOf, seatsOf } from "#db/testing/charged.ts";
import { openResetLink } from "#lib/auth/reset-links.ts";
import { sessionEndedBecause } from "#lib/auth/session-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { EmailAddress } from "#lib/values/email-address.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import { readAgentsPage } from "./agents-page.ts";
import { deactivateAgent } from "./deactivate-agent.ts";
import { editAgent } from "./edit-agent.ts";
import { AgentFilter } from "./list-filter.ts";
import { anEditForm } from "./testing/an-edit-form.ts";

const at = new Date("2026-03-05T12:00:00Z");
const day = (text: string) => text as Day;

/** Draws the form for `whom` and sends it at once with these changes. */
async function edit(
  who: Actor,
  whom: { agentId: AgentId },
  change: Parameters<typeof anEditForm>[2],
  by = who,
) {
  return editAgent(who, await anEditForm(by, whom.agentId, change), at);
}

describe("editAgent", () => {
  it("changes the person, and says in the trail what each field said before", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent", "Jo Joiner");
    const unitId = await aUnit(org, "Claims");
    expect(await edit(org.admin, jo, { name: "Joe Joiner", language: "de", unitId })).toMatchObject({
      ok: true,
      value: { isChanged: true, moved: null, sessionsEnded: 0 },
    });
    const { agent, audit, mails, sessions } = await traces(jo);
    expect(agent).toMatchObject({
      name: "Joe Joiner",
      nameKey: "joe joiner",
      language: "de",
      unitId,
      version: 2,
    });
    expect(audit).toMatchObject([{ action: "agent.edited", actorId: org.admin.agentId }]);
    expect(audit[0]?.details).toEqual({
      name: "Joe Joiner",
      nameBefore: "Jo Joiner",
      language: "de",
      languageBefore: "en",
      unit: "Claims",
      unitBefore: null,
      version: 2,
    });
    expect(mails).toEqual([]);
    expect(sessions).toMatchObject([{ endedBecause: null }]);
    expect(await ledgerOf(org.admin)).toEqual([]);
  });

  it("writes nothing when the form says what is there", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    expect(await edit(org.admin, jo, {})).toMatchObject({ ok: true, value: { isChanged: false } });
    const { agent, actions } = await traces(jo);
    expect(agent.version).toBe(1);
    expect(actions).toEqual([]);
  });

  it("acts once on a form sent twice, and takes the same key for nothing else", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    const form = await anEditForm(org.admin, jo.agentId, { name: "Joe" });
    expect(await editAgent(org.admin, form, at)).toMatchObject({ ok: true, replayed: false });
    expect(await editAgent(org.admin, form, at)).toMatchObject({ ok: true, replayed: true });
    expect(await editAgent(org.admin, { ...form, name: "Joan" }, at)).toEqual({
      ok: false,
      refusal: "form-already-used",
    });
    expect((await traces(jo)).actions).toEqual(["agent.edited"]);
  });
});

describe("a changed address", () => {
  it("tells both addresses, moves the sign-in, kills reset links and ends no session", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent", "Jo Joiner");
    await asSystem("test", (tx) => openResetLink(tx, jo, new Date()));
    const email = anEmail("moved");
    expect(await edit(org.admin, jo, { email })).toMatchObject({
      ok: true,
      value: { moved: { from: jo.email, to: email, credentialsAreAtTheOld: false } },
    });

    const { agent, mails, sessions } = await traces(jo);
    expect(agent).toMatchObject({ email, emailFolded: email });
    expect(mails.map(({ template, recipient }) => [template, recipient])).toEqual([
      ["email-changed", jo.email],
      ["email-changed", email],
    ]);
    expect(sessions).toMatchObject([{ endedBecause: null }]);
    expect(await reasonFor(jo)).toBeNull();
    expect(await addressesOf(jo)).toEqual([email]);
    const links = await asSystem("test", (tx) =>
      tx.select().from(passwordResets).where(eq(passwordResets.agentId, jo.agentId)),
    );
    expect(links).toMatchObject([{ usedAt: expect.any(Date) }]);
    const { list } = await readAgentsPage(org.admin, AgentFilter.parse({ q: email }), null);
    expect(list.rows.map(({ id }) => id)).toEqual([jo.agentId]);
  });

  it("says that a temporary password lies at the old one, while it does", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    await withPassword(jo, temporary());
    expect(await edit(org.admin, jo, { email: anEmail() })).toMatchObject({
      value: { moved: { credentialsAreAtTheOld: true } },
    });
  });

  it("in capitals alone is the same address: nobody is told", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    const email = jo.email.toUpperCase() as EmailAddress;
    expect(await edit(org.admin, jo, { email })).toMatchObject({ ok: true, value: { moved: null } });
    const { agent, mails } = await traces(jo);
    expect(agent.email).toBe(email);
    expect(mails).toEqual([]);
  });

  it.each(["here", "in another organisation"])(
    "that somebody has %s is taken, and nothing moves",
    async (where) => {
      const org = await anOrganisation();
      const jo = await org.member("agent");
      const other = where === "here" ? await org.member("agent") : (await anOrganisation()).admin;
      const email = other.email as EmailAddress;
      expect(await edit(org.admin, jo, { email, language: "de" })).toEqual({
        ok: false,
        refusal: "email-taken",
      });
      expect((await traces(jo)).agent).toMatchObject({ email: jo.email, language: "en", version: 1 });
      expect(await addressesOf(jo)).toEqual([jo.email]);
      expect(await addressesOf(other)).toEqual([other.email]);
    },
  );

  it("of a closed account is free", async () => {
    const org = await anOrganisation();
    const [jo, leaver] = [await org.member("agent"), await org.member("agent")];
    await leave(org.admin, leaver.agentId, at);
    expect(await edit(org.admin, jo, { email: leaver.email as EmailAddress })).toMatchObject({ ok: true });
  });

  it("with another name asks whether it is the same person, and is saved when it is said to be", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    const both = { name: "Kim Newcomer", email: anEmail("kim") };
    expect(await edit(org.admin, jo, both)).toEqual({ ok: false, refusal: "same-person-or-someone-new" });
    expect(await edit(org.admin, jo, { ...both, meant: "someone-new" })).toMatchObject({ ok: false });
    expect((await traces(jo)).agent).toMatchObject({ name: "Some agent", version: 1 });
    expect(await edit(org.admin, jo, { ...both, meant: "same-person" })).toMatchObject({ ok: true });
    expect((await traces(jo)).agent).toMatchObject({ name: "Kim Newcomer", version: 2 });
  });
});

describe("a changed role", () => {
  it("ends the person's sessions, oneself's too", async () => {
    const org = await anOrganisation();
    const other = await org.member("admin");
    expect(await edit(org.admin, other, { role: "agent" })).toMatchObject({ value: { sessionsEnded: 1 } });
    expect(await reasonFor(other)).toBe("role-changed");
    await expect(edit(other, org.admin, { name: "X" }, org.admin)).rejects.toMatchObject({
      reason: "role-changed",
    });

    const third = await org.member("admin");
    expect(await edit(third, third, { role: "manager" })).toMatchObject({ ok: true });
    expect(await reasonFor(third)).toBe("role-changed");
  });

  it("never leaves an organisation without an admin who can sign in", async () => {
    const org = await anOrganisation();
    const waiting = await org.member("admin");
    await withPassword(waiting, temporary());
    const form = await anEditForm(org.admin, org.admin.agentId, { role: "manager" });
    expect(await editAgent(org.admin, form, at)).toEqual({ ok: false, refusal: "last-admin" });
    expect(await edit(org.admin, org.admin, { name: "Still Admin" })).toMatchObject({ ok: true });
  });

  it.each([
    { why: "a manager makes no admin", who: "manager", whom: "agent", refusal: "role-not-yours-to-give" },
    { why: "nor touches one", who: "manager", whom: "admin", refusal: "admins-only-by-admins" },
  ] as const)("$why", async ({ who, whom, refusal }) => {
    const org = await anOrganisation();
    const actor = await org.member(who);
    const target = whom === "admin" ? org.admin : await org.member(whom);
    expect(await edit(actor, target, { role: "admin" }, org.admin)).toEqual({ ok: false, refusal });
    expect((await traces(target)).agent.role).toBe(whom);
  });
});

describe("the seat's extension", () => {
  it("gets another number in the same row, and the number before is told of in history", async () => {
    const org = await anOrganisation();
    const jo = await seated(org);
    const [before] = await extensionsOf(org);
    expect(await edit(org.admin, jo, { extension: "4711", forceLogin: true })).toMatchObject({ ok: true });
    const [after, ...others] = await extensionsOf(org);
    expect(others).toEqual([]);
    expect(after).toEqual({ ...before, number: "4711", since: at });
    expect(await seatsOf(org.admin)).toMatchObject([{ forceLogin: true }]);
    const periods = await asSystem("test", (tx) =>
      tx.select().from(extensionPeriods).where(eq(extensionPeriods.orgId, org.admin.orgId)),
    );
    expect(periods.map(({ number, heldUntil }) => [number, heldUntil])).toEqual(
      expect.arrayContaining([
        [before?.number, at],
        ["4711", null],
      ]),
    );
    const { list } = await readAgentsPage(org.admin, AgentFilter.parse({ q: "4711" }), null);
    expect(list.rows.map(({ id }) => id)).toEqual([jo.agentId]);
    const { audit } = await traces({ ...org.admin, ...jo });
    expect(audit.at(-1)?.details).toEqual({
      extension: "4711",
      extensionBefore: before?.number,
      forceLogin: true,
      forceLoginBefore: false,
      version: 2,
    });
    expect(await ledgerOf(org.admin)).toHaveLength(1);
  });

  it("has a secret while it is SIP and none while it is Web; another number alone keeps the secret", async () => {
    const org = await anOrganisation();
    const jo = await seated(org);
    const secret = async () => (await extensionsOf(org))[0]?.sealedSipSecret;
    const first = await secret();
    expect(first).toBeTruthy();
    await edit(org.admin, jo, { extension: "4711" });
    expect(await secret()).toEqual(first);
    await edit(org.admin, jo, { extensionType: "Web" });
    expect(await secret()).toBeNull();
    await edit(org.admin, jo, { extensionType: "SIP" });
    expect(await secret()).toBeTruthy();
    expect(await secret()).not.toEqual(first);
  });

  it("is refused when the organisation has the number, and nothing of the form is saved", async () => {
    const org = await anOrganisation();
    const jo = await seated(org);
    await join(org.admin, { tierId: tierOf(org) }, at, { extension: "4711" });
    expect(await edit(org.admin, jo, { extension: "4711", name: "Joe" })).toEqual({
      ok: false,
      refusal: "extension-taken",
    });
    expect((await traces({ ...org.admin, ...jo })).agent).toMatchObject({ name: "Jo Joiner", version: 1 });
  });

  it("of another organisation may have the same number", async () => {
    const [org, other] = [await anOrganisation(), await anOrganisation()];
    await join(other.admin, { tierId: tierOf(other) }, at, { extension: "4711" });
    expect(await edit(org.admin, await seated(org), { extension: "4711" })).toMatchObject({ ok: true });
  });
});

describe("the dates", () => {
  it("are set, moved while Scheduled, and taken away", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    await scheduled(jo, "2026-04-01");
    expect(
      await edit(org.admin, jo, { startsOn: day("2026-05-01"), endsOn: day("2026-06-01") }),
    ).toMatchObject({
      ok: true,
    });
    expect((await traces(jo)).agent).toMatchObject({ startsOn: "2026-05-01", endsOn: "2026-06-01" });
    expect(await edit(org.admin, jo, { endsOn: null })).toMatchObject({ ok: true });
    expect((await traces(jo)).agent).toMatchObject({ startsOn: "2026-05-01", endsOn: null });
  });

  it.each([
    {
      why: "an end today, before the start",
      change: { endsOn: day("2026-03-05") },
      refusal: "end-date-not-after-start",
    },
    {
      why: "an end on the start",
      change: { endsOn: day("2026-04-01") },
      refusal: "end-date-not-after-start",
    },
    {
      why: "an end before the start",
      change: { endsOn: day("2026-03-20") },
      refusal: "end-date-not-after-start",
    },
    { why: "a start in the past", change: { startsOn: day("2026-03-04") }, refusal: "start-date-past" },
    { why: "no start any more", change: { startsOn: null }, refusal: "start-date-required" },
  ])("of somebody Scheduled are refused: $why", async ({ change, refusal }) => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    await scheduled(jo, "2026-04-01");
    expect(await edit(org.admin, jo, change)).toEqual({ ok: false, refusal });
    expect((await traces(jo)).agent).toMatchObject({ startsOn: "2026-04-01", endsOn: null, version: 1 });
  });

  it("go by the calendar of the organisation, where it may be tomorrow already", async () => {
    const org = await anOrganisation("Far east", { timeZone: "Pacific/Auckland" });
    const jo = await org.member("agent");
    expect(await edit(org.admin, jo, { endsOn: day("2026-03-06") })).toEqual({
      ok: false,
      refusal: "end-date-past",
    });
    expect(await edit(org.admin, jo, { endsOn: day("2026-03-07") })).toMatchObject({ ok: true });
  });

  it("that have passed stay as history, and keep nobody from being edited", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    await asSystem("test", (tx) =>
      tx
        .update(agents)
        .set({ endsOn: day("2026-01-01") })
        .where(eq(agents.id, jo.agentId)),
    );
    expect(await edit(org.admin, jo, { name: "Joe" })).toMatchObject({ ok: true });
    expect(await edit(org.admin, jo, { startsOn: day("2026-04-01") })).toEqual({
      ok: false,
      refusal: "already-started",
    });
  });
});

describe("editAgent refuses", () => {
  it.each([0, -1, 2, 999_999_999])("the version %s, which was never there", async (version) => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    expect(await edit(org.admin, jo, { version, name: "Joe" })).toEqual({
      ok: false,
      refusal: "form-malformed",
    });
    expect((await traces(jo)).agent.name).toBe("Some agent");
  });

  it("a version from before somebody else's change, of whatever kind", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    const form = await anEditForm(org.admin, jo.agentId, { name: "Joe" });
    await deactivateAgent(org.admin, { key: newId(), agentId: jo.agentId }, at);
    expect(await editAgent(org.admin, form, at)).toEqual({ ok: false, refusal: "changed-meanwhile" });
  });

  it("a form that shows another seat than the one held", async () => {
    const org = await anOrganisation();
    const jo = await seated(org);
    for (const seatId of [null, newId<"seats">()])
      expect(await edit(org.admin, jo, { seatId, extension: "4711" })).toEqual({
        ok: false,
        refusal: "changed-meanwhile",
      });
  });

  it("a closed account from an old tab", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    const form = await anEditForm(org.admin, jo.agentId, { name: "Joe" });
    await leave(org.admin, jo.agentId, at);
    expect(await editAgent(org.admin, form, at)).toEqual({ ok: false, refusal: "account-closed" });
  });

  it("another organisation's agent and unit", async () => {
    const [org, other] = [await anOrganisation(), await anOrganisation()];
    const jo = await org.member("agent");
    const unitId = await aUnit(other, "Theirs");
    expect(await edit(org.admin, jo, { unitId })).toEqual({ ok: false, refusal: "unit-unknown" });
    expect(await edit(other.admin, jo, { name: "Joe" }, org.admin)).toEqual({
      ok: false,
      refusal: "not-there",
    });
  });

  it("whoever is an agent", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    await expect(edit(jo, jo, { name: "Joe" }, org.admin)).rejects.toMatchObject({ name: "NotAllowed" });
  });
});

async function aUnit({ admin }: TestOrganisation, name: string) {
  const id = newId<"units">();
  await asSystem("test", (tx) => tx.insert(units).values({ orgId: admin.orgId, id, name }));
  return id;
}

function tierOf({ tiers: [tier] }: TestOrganisation) {
  if (!tier) throw new Error("no tier");
  return tier.id;
}

function seated(org: TestOrganisation) {
  return join(org.admin, { tierId: tierOf(org) }, at);
}

async function scheduled({ orgId, agentId }: Actor, startsOn: string) {
  await asSystem("test", (tx) =>
    tx
      .update(agents)
      .set({ state: "Scheduled", startsOn: day(startsOn) })
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId))),
  );
}

function extensionsOf({ admin }: TestOrganisation) {
  return asSystem("test", (tx) => tx.select().from(extensions).where(eq(extensions.orgId, admin.orgId)));
}

async function addressesOf({ agentId }: Actor) {
  const listed = await asSystem("test", (tx) =>
    tx.select().from(signInAddresses).where(eq(signInAddresses.agentId, agentId)),
  );
  return listed.map(({ address }) => address);
}

async function reasonFor({ orgId, sessionId }: Actor) {
  const found = await asSystem("test", (tx) => findSession(tx, { orgId, sessionId }));
  return found && sessionEndedBecause(found.facts, new Date());
}
