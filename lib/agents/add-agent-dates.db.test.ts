import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents, outbox, passwords } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { aJoiner, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { withQuote } from "#db/testing/with-quote.ts";
import { countSeats } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import { addAgent } from "./add-agent.ts";
import type { AddAgent } from "./schema.ts";

const at = noonOf("2026-03-05");
const day = (text: string) => text as Day;

async function anOrg(change: Parameters<typeof anOrganisation>[1] = {}) {
  const org = await anOrganisation("Dates", { setUpAt: noonOf("2026-03-01"), ...change });
  const tierId = org.tiers[0]?.id ?? newId<"tiers">();
  const add = async (wanted: Partial<AddAgent>, when: Instant = at) => {
    const form = aJoiner({ kind: "new", tierId }, { sendCredentials: true, ...wanted });
    return addAgent(org.admin, await withQuote(org.admin, form, when), when);
  };
  return { ...org, tierId, add };
}

describe("addAgent with a start date", () => {
  it("to come: the seat is held and charged from today; no password, no mail; the address is reserved", async () => {
    const { admin, add } = await anOrg();
    const wanted = { startsOn: day("2026-04-01"), endsOn: day("2026-10-01"), mustChange: false };
    const added = await add(wanted);
    expect(added).toMatchObject({
      ok: true,
      secret: null,
      value: { startsOn: "2026-04-01", endsOn: "2026-10-01", mailQueued: false, extension: "100" },
    });
    if (!added.ok) return;
    expect(await written(admin, added.value.agentId)).toMatchObject({
      agent: {
        state: "Scheduled",
        startsOn: "2026-04-01",
        endsOn: "2026-10-01",
        mustChangeAtStart: false,
      },
      password: undefined,
      mails: ["seat-charged"],
    });
    expect(await countSeats(admin)).toMatchObject({ seats: 1, inUse: 1 });
    expect((await ledgerOf(admin)).map(({ chargedOn, agentId }) => [chargedOn, agentId])).toEqual([
      ["2026-03-05", added.value.agentId],
    ]);
    expect(await audited(admin, "agent.added")).toMatchObject([
      { actorId: admin.agentId, details: { startsOn: "2026-04-01", endsOn: "2026-10-01" } },
    ]);
    expect(await add({ email: added.value.email as AddAgent["email"] })).toEqual({
      ok: false,
      refusal: "email-taken",
    });
  });

  it("of today is a start at once, with password and mail", async () => {
    const { admin, add } = await anOrg();
    const added = await add({ startsOn: day("2026-03-05"), endsOn: day("2026-03-06") });
    expect(added).toMatchObject({ ok: true, secret: expect.any(String), value: { startsOn: null } });
    if (!added.ok) return;
    expect(await written(admin, added.value.agentId)).toMatchObject({
      agent: { state: "Waiting", startsOn: null, endsOn: "2026-03-06" },
      password: { isTemporary: true },
      mails: ["seat-charged", "credentials"],
    });
  });

  it("sent twice is one person, told twice the same", async () => {
    const { admin } = await anOrg();
    const form = aJoiner({ kind: "none" }, { startsOn: day("2026-04-01"), sendCredentials: true });
    const first = await addAgent(admin, form, at);
    const second = await addAgent(admin, form, at);
    expect(second).toMatchObject({ ok: true, replayed: true, secret: null });
    expect(second.ok && second.value).toEqual(first.ok && first.value);
  });

  it.each([
    { why: "yesterday", wants: { startsOn: day("2026-03-04") }, refusal: "start-date-past" },
    { why: "more than a year ahead", wants: { startsOn: day("2027-03-06") }, refusal: "start-date-too-far" },
    {
      why: "no mail, so that nobody would ever see the password",
      wants: { startsOn: day("2026-03-06"), sendCredentials: false },
      refusal: "start-needs-mail",
    },
    { why: "an end today", wants: { endsOn: day("2026-03-05") }, refusal: "end-date-past" },
    {
      why: "an end on the day of the start",
      wants: { startsOn: day("2026-03-07"), endsOn: day("2026-03-07") },
      refusal: "end-date-not-after-start",
    },
  ] satisfies { why: string; wants: Partial<AddAgent>; refusal: string }[])(
    "refuses $why, and nothing is written",
    async ({ wants, refusal }) => {
      const { admin, add } = await anOrg();
      expect(await add(wants)).toEqual({ ok: false, refusal });
      expect(await countSeats(admin)).toMatchObject({ seats: 0 });
      expect(await ledgerOf(admin)).toEqual([]);
    },
  );

  it.each([
    { timeZone: "Pacific/Auckland", now: "2026-03-05T11:30:00Z", today: "2026-03-06" },
    { timeZone: "America/New_York", now: "2026-03-06T04:30:00Z", today: "2026-03-05" },
  ])("today is the date in $timeZone, which is $today", async ({ timeZone, now, today }) => {
    const { add } = await anOrg({ timeZone });
    const when = new Date(now);
    expect(await add({ startsOn: day(today) }, when)).toMatchObject({ ok: true, value: { startsOn: null } });
    const tomorrow = day(today === "2026-03-05" ? "2026-03-06" : "2026-03-07");
    expect(await add({ startsOn: tomorrow }, when)).toMatchObject({
      ok: true,
      value: { startsOn: tomorrow },
    });
    const yesterday = day(today === "2026-03-05" ? "2026-03-04" : "2026-03-05");
    expect(await add({ startsOn: yesterday }, when)).toEqual({ ok: false, refusal: "start-date-past" });
  });

  it("is a manager's to give too, on a vacant seat or none", async () => {
    const { member } = await anOrg();
    const form = aJoiner({ kind: "none" }, { startsOn: day("2026-04-01"), sendCredentials: true });
    expect(await addAgent(await member("manager"), form, at)).toMatchObject({ ok: true, secret: null });
  });
});

async function written({ orgId }: Actor, agentId: AgentId) {
  return asSystem("test", async (tx) => {
    const [agent] = await tx.select().from(agents).where(eq(agents.id, agentId));
    const [password] = await tx.select().from(passwords).where(eq(passwords.agentId, agentId));
    const mails = await tx
      .select({ template: outbox.template })
      .from(outbox)
      .where(eq(outbox.orgId, orgId))
      .orderBy(outbox.id);
    return { agent, password, mails: mails.map(({ template }) => template) };
  });
}
