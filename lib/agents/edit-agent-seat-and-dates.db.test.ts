import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents, extensionPeriods, extensions } from "#db/schema/index.ts";
import { traces } from "#db/testing/an-account.ts";
import { anEmail, anOrganisation } from "#db/testing/an-organisation.ts";
import { join, ledgerOf, seatsOf } from "#db/testing/charged.ts";
import { md5, sipAccountOf } from "#db/testing/sip-secret-of.ts";
import { changeGuide } from "#lib/organisations/change-guide.ts";
import { newId } from "#lib/values/ids.ts";
import { readAgentsPage } from "./agents-page.ts";
import { AgentFilter } from "./list-filter.ts";
import { at, day, edit, extensionsOf, scheduled, seated, tierOf } from "./testing/edited.ts";

describe("the seat's extension", () => {
  it("gets another number in the same row, and the number before is told of in history", async () => {
    const org = await anOrganisation();
    const jo = await seated(org);
    const [before] = await extensionsOf(org);
    expect(await edit(org.admin, jo, { extension: "4711", forceLogin: true })).toMatchObject({ ok: true });
    const [after, ...others] = await extensionsOf(org);
    expect(others).toEqual([]);
    expect(after).toEqual({ ...before, number: "4711", since: at, version: 2 });
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

  it("keeps its secret under another number, with a digest of its own, and gets another secret with another type", async () => {
    const org = await anOrganisation();
    const jo = await seated(org);
    await changeGuide(org.admin, {
      key: newId<"idempotency_keys">(),
      sipDomain: "edit.example.com",
      desktopPhoneUrl: null,
      mobilePhoneUrl: null,
      crmNotes: null,
      sipWebsocketUrl: null,
    });
    const first = await sipAccountOf(jo.seatId);
    expect(first.ha1).toBe(md5(`${first.number}:edit.example.com:${first.secret}`));
    await edit(org.admin, jo, { extension: "4711" });
    const renumbered = await sipAccountOf(jo.seatId);
    expect(renumbered.secret).toBe(first.secret);
    expect(renumbered.ha1).toBe(md5(`4711:edit.example.com:${first.secret}`));
    await edit(org.admin, jo, { extensionType: "Web" });
    const web = await sipAccountOf(jo.seatId);
    expect(web.secret).not.toBe(first.secret);
    expect(web.ha1).toBe(md5(`4711:edit.example.com:${web.secret}`));
    await edit(org.admin, jo, { extensionType: "SIP" });
    expect((await sipAccountOf(jo.seatId)).secret).not.toBe(web.secret);
  });

  it("takes over the number that waits for a seat, with its voicemail box", async () => {
    const org = await anOrganisation();
    const jo = await seated(org);
    const { orgId } = org.admin;
    await asSystem("test", (tx) =>
      tx.insert(extensions).values({
        orgId,
        id: newId<"extensions">(),
        number: "4711",
        type: "Web",
        since: at,
        hasVoicemail: true,
        voicemailGreeting: "Nobody is here.",
      }),
    );
    const [before] = (await extensionsOf(org)).filter(({ seatId }) => seatId);
    expect(await edit(org.admin, jo, { extension: "4711" })).toMatchObject({ ok: true });
    expect(await extensionsOf(org)).toEqual([
      {
        ...before,
        number: "4711",
        since: at,
        version: 2,
        hasVoicemail: true,
        voicemailGreeting: "Nobody is here.",
      },
    ]);
  });

  it.each(["112", "911", "15"])(
    "is refused as %s, which calls for help, unless it was so before",
    async (number) => {
      const org = await anOrganisation();
      const jo = await seated(org);
      expect(await edit(org.admin, jo, { extension: number })).toEqual({
        ok: false,
        refusal: "extension-reserved",
      });
      expect(await edit(org.admin, jo, { name: "Joe" })).toMatchObject({ ok: true });
    },
  );

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

  it("start somebody Scheduled at once where the start comes to be today, at the address just entered", async () => {
    const org = await anOrganisation();
    const jo = await org.member("agent");
    await scheduled(jo, "2026-04-01");
    const email = anEmail("jo");
    expect(await edit(org.admin, jo, { startsOn: day("2026-03-05"), email })).toMatchObject({
      value: { startedBy: email, moved: { credentialsAreAtTheOld: false } },
    });
    const { agent, mails } = await traces(jo);
    expect(agent).toMatchObject({ state: "Waiting", startsOn: "2026-03-05", version: 3 });
    expect(mails).toMatchObject([{ template: "credentials", recipient: email }]);
    expect(await edit(org.admin, jo, { name: "Joe" })).toMatchObject({ value: { startedBy: null } });
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
