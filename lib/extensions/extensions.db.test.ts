import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { agents, extensions } from "#db/schema/index.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { join, noonOf } from "#db/testing/charged.ts";
import { fillWithAgents } from "#db/testing/many-agents.ts";
import { holdersOf, seatsHeldBy } from "#lib/seats/history.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { extensionsPerPage, listExtensions } from "./list-extensions.ts";
import { listExtensionsOn } from "./list-on-day.ts";

const at = (text: string): Instant => new Date(text);
const joinedAt = noonOf("2026-03-01");
const today = noonOf("2026-03-20");

async function anOrg(timeZone = "Europe/Berlin") {
  const org = await anOrganisation("Numbers", { setUpAt: noonOf("2026-02-01"), timeZone });
  return { ...org, tierId: org.tiers[0]?.id ?? newId<"tiers">() };
}

/** `until 2026-03-03T08:00 Ann` and so on. */
async function whoHad(admin: Actor, q: string, on: string, when = today) {
  const { rows } = await listExtensionsOn(admin, { q, after: null, on: on as Day }, when);
  return rows.map(({ number, segments }) => [
    number,
    ...segments.map(({ from, until, holding }) => {
      const who = holding.kind === "held" ? holding.name : holding.kind;
      return segments.length === 1 ? who : `${minutes(from)}-${minutes(until)} ${who}`;
    }),
  ]);
}

const minutes = (instant: Instant) => instant.toISOString().slice(5, 16);

describe("who had an extension on a day", () => {
  it("is answered after the seat changed hands, got another number, and is gone", async () => {
    const { admin, tierId } = await anOrg();
    const ann = await join(admin, { tierId }, joinedAt, { name: "Ann Early" });
    await leave(admin, ann.agentId, at("2026-03-03T08:00:00Z"));
    await join(admin, { seatId: ann.seatId }, at("2026-03-03T13:30:00Z"), { name: "Ben Late" });
    await renumber(ann.seatId, "555", at("2026-03-10T10:00:00Z"));

    expect(await whoHad(admin, "100", "2026-02-28"), "before there was one").toEqual([]);
    expect(await whoHad(admin, "100", "2026-03-01")).toEqual([
      ["100", "02-28T23:00-03-01T12:00 unused", "03-01T12:00-03-01T23:00 Ann Early"],
    ]);
    expect(await whoHad(admin, "100", "2026-03-02")).toEqual([["100", "Ann Early"]]);
    expect(await whoHad(admin, "100", "2026-03-03")).toEqual([
      [
        "100",
        "03-02T23:00-03-03T08:00 Ann Early",
        "03-03T08:00-03-03T13:30 vacant",
        "03-03T13:30-03-03T23:00 Ben Late",
      ],
    ]);
    expect(await whoHad(admin, "100", "2026-03-04")).toEqual([["100", "Ben Late"]]);
    expect(await whoHad(admin, "100", "2026-03-11"), "the seat has another number").toEqual([]);
    expect(await whoHad(admin, "55", "2026-03-11")).toEqual([["555", "Ben Late"]]);
    expect((await listExtensions(admin, { q: "100", after: null })).rows, "today nobody").toEqual([]);
  });

  it("is found by the name of whoever had it, closed accounts too, on their days only", async () => {
    const { admin, tierId } = await anOrg();
    const ann = await join(admin, { tierId }, joinedAt, { name: "Ann Early" });
    await join(admin, { tierId }, joinedAt, { name: "Someone Else" });
    await leave(admin, ann.agentId, at("2026-03-03T08:00:00Z"));
    expect(await whoHad(admin, "early", "2026-03-02")).toEqual([["100", "Ann Early"]]);
    expect(await whoHad(admin, "early", "2026-03-04")).toEqual([]);
    expect(await whoHad(admin, "", "2026-03-04")).toEqual([
      ["100", "vacant"],
      ["101", "Someone Else"],
    ]);
  });

  it.each([
    { timeZone: "Pacific/Auckland", midnight: "2026-03-02T11:00:00Z" },
    { timeZone: "America/New_York", midnight: "2026-03-03T05:00:00Z" },
  ])("begins and ends at midnight in $timeZone", async ({ timeZone, midnight }) => {
    const { admin, tierId } = await anOrg(timeZone);
    const ann = await join(admin, { tierId }, noonOf("2026-02-27"), { name: "Ann Early" });
    const start = Date.parse(midnight);
    await leave(admin, ann.agentId, new Date(start));
    await join(admin, { seatId: ann.seatId }, new Date(start + 86_400_000), { name: "Ben Late" });
    expect(await whoHad(admin, "100", "2026-03-02")).toEqual([["100", "Ann Early"]]);
    expect(await whoHad(admin, "100", "2026-03-03")).toEqual([["100", "vacant"]]);
    expect(await whoHad(admin, "100", "2026-03-04")).toEqual([["100", "Ben Late"]]);
  });

  it("knows a day of 23 hours", async () => {
    const { admin, tierId } = await anOrg("America/New_York");
    const ann = await join(admin, { tierId }, joinedAt, { name: "Ann Early" });
    await leave(admin, ann.agentId, at("2026-03-08T12:00:00Z"));
    expect(await whoHad(admin, "100", "2026-03-08")).toEqual([
      ["100", "03-08T05:00-03-08T12:00 Ann Early", "03-08T12:00-03-09T04:00 vacant"],
    ]);
  });

  it("knows a day of 25 hours whose first comes twice", async () => {
    const { admin, tierId } = await anOrg("America/Havana");
    const ann = await join(admin, { tierId }, noonOf("2026-02-27"), { name: "Ann Early" });
    await leave(admin, ann.agentId, at("2026-11-01T04:30:00Z"));
    expect(await whoHad(admin, "100", "2026-11-01", noonOf("2026-11-05"))).toEqual([
      ["100", "11-01T04:00-11-01T04:30 Ann Early", "11-01T04:30-11-02T05:00 vacant"],
    ]);
  });

  it("tells of today what has been, and of a day to come nothing", async () => {
    const { admin, tierId } = await anOrg();
    await join(admin, { tierId }, at("2026-03-20T09:00:00Z"), { name: "Ann Early" });
    expect(await whoHad(admin, "100", "2026-03-20")).toEqual([
      ["100", "03-19T23:00-03-20T09:00 unused", "03-20T09:00-03-20T12:00 Ann Early"],
    ]);
    expect(await whoHad(admin, "100", "2026-03-21")).toEqual([]);
  });

  it("is nothing of another organisation, and no agent's to ask", async () => {
    const { admin, tierId } = await anOrg();
    await join(admin, { tierId }, joinedAt, { name: "Ann Early" });
    const stranger = await anOrg();
    expect(await whoHad(stranger.admin, "", "2026-03-02")).toEqual([]);
    expect(await whoHad(stranger.admin, "early", "2026-03-02")).toEqual([]);
    expect((await listExtensions(stranger.admin, { q: "", after: null })).rows).toEqual([]);
    const agent = await stranger.member("agent");
    expect(() => listExtensions(agent, { q: "", after: null })).toThrow("extensions.see");
    expect(() => listExtensionsOn(agent, { q: "", after: null, on: "2026-03-02" as Day }, today)).toThrow(
      "extensions.see",
    );
  });
});

describe("the extensions in use", () => {
  it("say who holds each, or that nobody does, or a deactivated one; a manager sees them too", async () => {
    const { admin, tierId, member } = await anOrg();
    const ann = await join(admin, { tierId }, joinedAt, { name: "Ann Early" });
    const gone = await join(admin, { tierId }, joinedAt, { name: "Gone Away" });
    await leave(admin, gone.agentId, noonOf("2026-03-02"));
    const off = await join(admin, { tierId }, joinedAt, { name: "Off Duty", extensionType: "Web" });
    await asSystem("test", (tx) =>
      tx.update(agents).set({ state: "Deactivated" }).where(eq(agents.id, off.agentId)),
    );
    const { rows, next } = await listExtensions(await member("manager"), { q: "", after: null });
    expect(next).toBeNull();
    expect(rows).toMatchObject([
      { number: "100", type: "SIP", tier: "Essential", agentId: ann.agentId, name: "Ann Early" },
      { number: "101", type: "SIP", agentId: null, name: null },
      { number: "102", type: "Web", name: "Off Duty", state: "Deactivated" },
    ]);
    const found = async (q: string) =>
      (await listExtensions(admin, { q, after: null })).rows.map(({ number }) => number);
    expect(await found("10")).toEqual(["100", "101", "102"]);
    expect(await found("02"), "digits from the start of the number").toEqual([]);
    expect(await found("early")).toEqual(["100"]);
    expect(await found("gone"), "who left holds none").toEqual([]);
    expect(await found("%")).toEqual([]);
  });

  it("go from page to page by number, the shorter ones first, none twice and none left out", async () => {
    const org = await anOrg();
    await join(org.admin, { tierId: org.tierId }, joinedAt, { extension: "99" });
    await fillWithAgents(org, 130);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listExtensions>> = await listExtensions(org.admin, {
        q: "",
        after,
      });
      seen.push(...page.rows.map(({ number }) => number));
      expect(page.rows.length).toBeLessThanOrEqual(extensionsPerPage);
      after = page.next;
    } while (after);
    const all = await read(org.admin, (tx) =>
      tx.execute<{ number: string }>(sql`select number from extensions where org_id = ${org.admin.orgId}
        order by number::int`),
    );
    expect(seen).toEqual(all.map(({ number }) => number));
    expect(seen[0]).toBe("99");
  });
});

describe("history", () => {
  it("of a person and of a seat: from, until, and the numbers of that time", async () => {
    const { admin, tierId, member } = await anOrg();
    const ann = await join(admin, { tierId }, joinedAt, { name: "Ann Early" });
    await renumber(ann.seatId, "555", at("2026-03-02T10:00:00Z"));
    await leave(admin, ann.agentId, at("2026-03-03T08:00:00Z"));
    await renumber(ann.seatId, "556", at("2026-03-04T10:00:00Z"));
    const ben = await join(admin, { seatId: ann.seatId }, at("2026-03-05T08:00:00Z"), { name: "Ben Late" });

    const annsStay = {
      seatId: ann.seatId,
      tier: "Essential",
      agentId: ann.agentId,
      name: "Ann Early",
      from: joinedAt,
      until: at("2026-03-03T08:00:00Z"),
      numbers: [
        { number: "100", from: joinedAt, until: at("2026-03-02T10:00:00Z") },
        { number: "555", from: at("2026-03-02T10:00:00Z"), until: at("2026-03-03T08:00:00Z") },
      ],
    };
    expect(await seatsHeldBy(await member("manager"), ann.agentId)).toMatchObject([annsStay]);
    expect(await holdersOf(admin, ann.seatId)).toMatchObject([
      {
        agentId: ben.agentId,
        from: at("2026-03-05T08:00:00Z"),
        until: null,
        numbers: [{ number: "556", from: at("2026-03-05T08:00:00Z"), until: null }],
      },
      annsStay,
    ]);
  });

  it("of another organisation is not there, and no agent's to read", async () => {
    const { admin, tierId, member } = await anOrg();
    const ann = await join(admin, { tierId }, joinedAt);
    const stranger = await anOrg();
    expect(await seatsHeldBy(stranger.admin, ann.agentId)).toEqual([]);
    expect(await holdersOf(stranger.admin, ann.seatId)).toEqual([]);
    const agent = await member("agent");
    expect(() => seatsHeldBy(agent, ann.agentId)).toThrow("agents.see");
    expect(() => holdersOf(agent, ann.seatId)).toThrow("seats.see");
  });
});

function renumber(seatId: SeatId, number: string, since: Instant) {
  return asSystem("test", (tx) =>
    tx.update(extensions).set({ number, since }).where(eq(extensions.seatId, seatId)),
  );
}
