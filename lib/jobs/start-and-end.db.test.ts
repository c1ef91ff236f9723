import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents, auditEntries, outbox, passwords, sessions } from "#db/schema/index.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { aJoiner, formKey, join, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { addAgent } from "#lib/agents/add-agent.ts";
import { deactivateAgent } from "#lib/agents/deactivate-agent.ts";
import type { AddAgent } from "#lib/agents/schema.ts";
import { type PasswordHash, verifyPassword } from "#lib/auth/password.ts";
import { openMail } from "#lib/mail/mail-contents.ts";
import { countSeats } from "#lib/seats/queries.ts";
import type { Actor, State } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import { startAndEnd, startedAtOnce } from "./start-and-end.ts";

const addedAt = noonOf("2026-03-01");
const day = (text: string) => text as Day;

async function anOrg(change: Parameters<typeof anOrganisation>[1] = {}) {
  return anOrganisation("Turnover", { setUpAt: noonOf("2026-03-01"), ...change });
}

async function add(admin: Actor, wanted: Partial<AddAgent>, at: Instant = addedAt): Promise<AgentId> {
  const form = aJoiner({ kind: "none" }, { sendCredentials: true, ...wanted });
  const added = await addAgent(admin, form, at);
  if (!added.ok) throw new Error(added.refusal);
  return added.value.agentId;
}

describe("startAndEnd lets in", () => {
  it("whoever's day has come: a temporary password by mail, and an entry of nobody's", async () => {
    const { admin } = await anOrg();
    const agentId = await add(admin, { startsOn: day("2026-03-10"), mustChange: false });
    await startAndEnd(noonOf("2026-03-09"));
    expect(await accountOf(agentId)).toMatchObject({ state: "Scheduled" });
    expect(await mailsTo(agentId)).toEqual([]);

    const at = noonOf("2026-03-10");
    await startAndEnd(at);
    expect(await accountOf(agentId)).toMatchObject({ state: "Waiting", startsOn: "2026-03-10", version: 2 });
    const [mail, ...more] = await mailsTo(agentId);
    expect(more).toEqual([]);
    if (!mail) throw new Error("no mail");
    const { waiting } = await openMail(mail);
    if (waiting.template !== "credentials") throw new Error("another mail");
    const password = await passwordOf(agentId);
    expect(waiting.props).toMatchObject({
      mustChange: false,
      again: false,
      expiresAt: password?.expiresAt?.toISOString(),
    });
    expect(password).toMatchObject({
      isTemporary: true,
      mustChange: false,
      expiresAt: noonOf("2026-03-17"),
      changedAt: at,
    });
    const isRight = verifyPassword((password?.hash ?? "") as PasswordHash, waiting.props.temporaryPassword);
    expect(await isRight).toBe(true);
    expect(await audited(admin, "agent.started")).toEqual([{ actorId: null, details: {} }]);
    expect(await ledgerOf(admin)).toEqual([]);
  });

  it("with a mail that tells when access ends, where that is before the password expires", async () => {
    const { admin } = await anOrg();
    const agentId = await add(admin, { startsOn: day("2026-03-10"), endsOn: day("2026-03-12") });
    await startAndEnd(noonOf("2026-03-10"));
    const [mail] = await mailsTo(agentId);
    if (!mail) throw new Error("no mail");
    const { waiting, message } = await openMail(mail);
    const expiresAt = noonOf("2026-03-17");
    expect(waiting.props).toMatchObject({
      expiresAt: expiresAt.toISOString(),
      validUntil: "2026-03-11T23:00:00.000Z",
    });
    expect(message.text).toContain("March 12, 2026");
    expect(message.text).not.toContain("March 17, 2026");
    expect(await passwordOf(agentId)).toMatchObject({ expiresAt });
  });

  it("nobody twice, however often it runs", async () => {
    const { admin } = await anOrg();
    const agentId = await add(admin, { startsOn: day("2026-03-10") });
    for (const on of ["2026-03-10", "2026-03-10", "2026-03-11"]) await startAndEnd(noonOf(on));
    expect(await mailsTo(agentId)).toHaveLength(1);
    expect(await audited(admin, "agent.started")).toHaveLength(1);
  });

  it("nobody twice by two workers that stand before the same lock: one mail, and its password is the one that opens", async () => {
    const { admin } = await anOrg();
    const agentId = await add(admin, { startsOn: day("2026-03-10") });
    // Past the organisation's lock only one comes; by then both have found the same person and hashed a password each.
    const lock = await holding((tx) => tx.select().from(agents).where(eq(agents.id, agentId)).for("update"));
    const workers = [startAndEnd(noonOf("2026-03-10")), startAndEnd(noonOf("2026-03-10"))];
    await untilWaiting("start accounts", 2);
    await lock.release();
    await Promise.all(workers);
    const [mail, ...more] = await mailsTo(agentId);
    expect(more).toEqual([]);
    if (!mail) throw new Error("no mail");
    const { waiting } = await openMail(mail);
    const password = await passwordOf(agentId);
    const plain = waiting.template === "credentials" ? waiting.props.temporaryPassword : "";
    expect(await verifyPassword((password?.hash ?? "") as PasswordHash, plain)).toBe(true);
    expect(await audited(admin, "agent.started")).toHaveLength(1);
  });

  it("not whoever was deleted or deactivated by an admin who came first", async () => {
    const { admin } = await anOrg();
    const deleted = await add(admin, { startsOn: day("2026-03-10") });
    const deactivated = await add(admin, { startsOn: day("2026-03-10") });
    const lock = await holding((tx) => lockOrganisation(tx, admin.orgId));
    const verbs = [
      leave(admin, deleted, addedAt),
      deactivateAgent(admin, { key: formKey(), agentId: deactivated }, addedAt),
    ];
    await untilWaiting(null, 2);
    const worker = startAndEnd(noonOf("2026-03-10"));
    await untilWaiting("end accounts");
    await lock.release();
    await Promise.all([...verbs, worker]);
    expect(await accountOf(deleted)).toMatchObject({ state: "Closed", closedFrom: "Scheduled" });
    expect(await accountOf(deactivated)).toMatchObject({
      state: "Deactivated",
      deactivatedFrom: "Scheduled",
    });
    expect([...(await mailsTo(deleted)), ...(await mailsTo(deactivated))]).toEqual([]);
    expect(await passwordOf(deactivated)).toBeUndefined();
  });

  it("more people than one transaction takes", async () => {
    const { admin } = await anOrg();
    for (let n = 0; n <= startedAtOnce; n += 1) await add(admin, { startsOn: day("2026-03-10") });
    await startAndEnd(noonOf("2026-03-10"));
    expect(await audited(admin, "agent.started")).toHaveLength(startedAtOnce + 1);
    expect(await countOf(admin, "Scheduled")).toBe(0);
  });

  it("on 29 February, and out again the day after", async () => {
    const { admin } = await anOrg({ setUpAt: noonOf("2028-02-01") });
    const leap = await add(
      admin,
      { startsOn: day("2028-02-29"), endsOn: day("2028-03-01") },
      noonOf("2028-02-01"),
    );
    await startAndEnd(noonOf("2028-02-28"));
    expect(await accountOf(leap)).toMatchObject({ state: "Scheduled" });
    await startAndEnd(noonOf("2028-02-29"));
    expect(await accountOf(leap)).toMatchObject({ state: "Waiting" });
    await startAndEnd(noonOf("2028-03-01"));
    expect(await accountOf(leap)).toMatchObject({ state: "Deactivated", deactivatedFrom: "Waiting" });
  });
});

describe("startAndEnd deactivates", () => {
  it("whoever's last day is over: sessions end, the seat stays held, an entry of nobody's with the day", async () => {
    const { admin, tiers } = await anOrg();
    const on = { tierId: tiers[0]?.id ?? newId<"tiers">() };
    const { agentId } = await join(admin, on, addedAt, { endsOn: day("2026-03-10") });
    await signedIn(admin.orgId, agentId);
    await startAndEnd(noonOf("2026-03-09"));
    expect(await accountOf(agentId)).toMatchObject({ state: "Waiting" });
    expect(await endedBecause(agentId)).toEqual([null]);

    await startAndEnd(noonOf("2026-03-10"));
    await startAndEnd(noonOf("2026-03-10"));
    expect(await accountOf(agentId)).toMatchObject({
      state: "Deactivated",
      deactivatedFrom: "Waiting",
      version: 2,
    });
    expect(await endedBecause(agentId)).toEqual(["deactivated"]);
    expect(await audited(admin, "agent.deactivated")).toEqual([
      { actorId: null, details: { endsOn: "2026-03-10" } },
    ]);
    expect(await countSeats(admin)).toEqual({ seats: 1, inUse: 0, vacant: 0, heldByDeactivated: 1 });
  });

  it.each([
    { why: "both days passed, who never started", from: "Scheduled" },
    { why: "the start was done in time, who never chose a password", from: "Waiting" },
  ] as const)(
    "after weeks without any worker: $why, told once that it has ended if they could sign in",
    async ({ from }) => {
      const { admin } = await anOrg();
      const agentId = await add(admin, { startsOn: day("2026-03-10"), endsOn: day("2026-03-20") });
      if (from === "Waiting") await startAndEnd(noonOf("2026-03-10"));
      const before = await mailsTo(agentId);
      await startAndEnd(noonOf("2026-04-15"));
      await startAndEnd(noonOf("2026-04-16"));
      expect(await accountOf(agentId)).toMatchObject({ state: "Deactivated", deactivatedFrom: from });
      expect(before).toHaveLength(from === "Waiting" ? 1 : 0);
      const since = (await mailsTo(agentId)).slice(before.length);
      expect(since.map(({ template }) => template)).toEqual(from === "Waiting" ? ["access-ended"] : []);
      for (const mail of since) expect(await endedAtIn(mail)).toBe("2026-03-19T23:00:00.000Z");
    },
  );

  it("not the last admin who can sign in, who is asked about again as soon as there is another", async () => {
    const { admin, member } = await anOrg();
    const agent = await member("agent");
    await endOn(admin.agentId, "2026-03-10");
    await endOn(agent.agentId, "2026-03-10");
    await startAndEnd(noonOf("2026-03-10"));
    expect(await accountOf(admin.agentId)).toMatchObject({ state: "Active" });
    expect(await accountOf(agent.agentId), "the others of the organisation").toMatchObject({
      state: "Deactivated",
    });
    await member("admin");
    await startAndEnd(noonOf("2026-03-11"));
    expect(await accountOf(admin.agentId)).toMatchObject({ state: "Deactivated" });
    const [told] = (await mailsTo(admin.agentId)).filter(({ template }) => template === "access-ended");
    expect(told && (await endedAtIn(told)), "could sign in until then").toBe("2026-03-11T12:00:00.000Z");
  });

  it("of two admins who end on one day only the first", async () => {
    const { admin, member } = await anOrg();
    const other = await member("admin");
    await endOn(other.agentId, "2026-03-09");
    await endOn(admin.agentId, "2026-03-10");
    await startAndEnd(noonOf("2026-03-10"));
    expect(await accountOf(other.agentId)).toMatchObject({ state: "Deactivated" });
    expect(await accountOf(admin.agentId)).toMatchObject({ state: "Active" });
  });

  it("an account that is closed or deactivated already is left alone", async () => {
    const { admin, member } = await anOrg();
    const [closed, deactivated] = [await member("agent"), await member("agent")];
    for (const { agentId } of [closed, deactivated]) await endOn(agentId, "2026-03-10");
    await leave(admin, closed.agentId, addedAt);
    await deactivateAgent(admin, { key: formKey(), agentId: deactivated.agentId }, addedAt);
    const entries = await audited(admin, "agent.deactivated");
    await startAndEnd(noonOf("2026-03-10"));
    expect(await audited(admin, "agent.deactivated")).toEqual(entries);
    expect(await accountOf(closed.agentId)).toMatchObject({ state: "Closed" });
  });
});

describe("startAndEnd goes by each organisation's own date", () => {
  it.each([
    { timeZone: "Pacific/Auckland", midnight: "2026-03-09T11:00:00Z" },
    { timeZone: "America/New_York", midnight: "2026-03-10T04:00:00Z" },
  ])("$timeZone: not a second before midnight", async ({ timeZone, midnight }) => {
    const { admin, member } = await anOrg({ timeZone });
    const starting = await add(admin, { startsOn: day("2026-03-10") });
    const ending = await member("agent");
    await endOn(ending.agentId, "2026-03-10");
    const instant = (seconds: number) => new Date(Date.parse(midnight) + seconds * 1000);
    await startAndEnd(instant(-1));
    expect(await accountOf(starting)).toMatchObject({ state: "Scheduled" });
    expect(await accountOf(ending.agentId)).toMatchObject({ state: "Active" });
    await startAndEnd(instant(0));
    expect(await accountOf(starting)).toMatchObject({ state: "Waiting" });
    expect(await accountOf(ending.agentId)).toMatchObject({ state: "Deactivated" });
  });
});

it("startAndEnd: a fault in one organisation keeps no other waiting, and writes nothing of it", async () => {
  const broken = await anOrg();
  const unlucky = await add(broken.admin, { startsOn: day("2026-03-10") });
  const other = await anOrg();
  const lucky = await add(other.admin, { startsOn: day("2026-03-10") });
  // The next version is past what the column takes.
  await asSystem("test", (tx) =>
    tx.update(agents).set({ version: 2_147_483_647 }).where(eq(agents.id, unlucky)),
  );
  await startAndEnd(noonOf("2026-03-10"));
  expect(await accountOf(unlucky)).toMatchObject({ state: "Scheduled" });
  expect(await mailsTo(unlucky)).toEqual([]);
  expect(await accountOf(lucky)).toMatchObject({ state: "Waiting" });
});

it("startAndEnd leaves no password in the audit trail or in the clear", async () => {
  const { admin } = await anOrg();
  const agentId = await add(admin, { startsOn: day("2026-03-10") });
  await startAndEnd(noonOf("2026-03-10"));
  const [mail] = await mailsTo(agentId);
  if (!mail) throw new Error("no mail");
  const { waiting } = await openMail(mail);
  const plain = waiting.template === "credentials" ? waiting.props.temporaryPassword : "";
  expect(plain).toMatch(/^\w{4}(-\w{4}){4}$/);
  const entries = await asSystem("test", (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.orgId, admin.orgId)),
  );
  expect(JSON.stringify(entries)).not.toContain(plain);
  expect(Buffer.from(mail.sealedProps ?? []).toString("latin1")).not.toContain(plain);
});

async function endOn(agentId: AgentId, on: string): Promise<void> {
  await asSystem("test", (tx) =>
    tx
      .update(agents)
      .set({ endsOn: day(on) })
      .where(eq(agents.id, agentId)),
  );
}

async function accountOf(agentId: AgentId) {
  const [agent] = await asSystem("test", (tx) => tx.select().from(agents).where(eq(agents.id, agentId)));
  return agent;
}

async function passwordOf(agentId: AgentId) {
  const [row] = await asSystem("test", (tx) =>
    tx.select().from(passwords).where(eq(passwords.agentId, agentId)),
  );
  return row;
}

async function endedBecause(agentId: AgentId) {
  const rows = await asSystem("test", (tx) =>
    tx.select({ because: sessions.endedBecause }).from(sessions).where(eq(sessions.agentId, agentId)),
  );
  return rows.map(({ because }) => because);
}

async function countOf({ orgId }: Actor, state: State) {
  return asSystem("test", (tx) => tx.$count(agents, and(eq(agents.orgId, orgId), eq(agents.state, state))));
}

async function endedAtIn(mail: typeof outbox.$inferSelect) {
  const { waiting } = await openMail(mail);
  return waiting.template === "access-ended" ? waiting.props.endedAt : null;
}

function mailsTo(agentId: AgentId) {
  return asSystem("test", (tx) =>
    tx.select().from(outbox).where(eq(outbox.agentId, agentId)).orderBy(outbox.id),
  );
}
