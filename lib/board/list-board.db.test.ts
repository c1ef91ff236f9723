import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { groupMembers, groups } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { fillWithAgents } from "#db/testing/many-agents.ts";
import { deactivateAgent } from "#lib/agents/deactivate-agent.ts";
import { signOut } from "#lib/auth/sign-out.ts";
import { changeStatus } from "#lib/statuses/change-status.ts";
import { deleteStatus } from "#lib/statuses/delete-status.ts";
import { findOwnStatus } from "#lib/statuses/own-status.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { boardRowsPerPage, listBoard, listBoardGroups, listColleagues } from "./list-board.ts";
import { BoardFilter } from "./list-filter.ts";

const nine = new Date("2026-11-22T09:00:00Z");
const all = BoardFilter.parse({});

describe("listBoard", () => {
  it("has everybody with an active account by status and name, since when, and who is signed in", async () => {
    const org = await anOrganisation();
    const zoe = await org.member("agent", "Zoe");
    const ben = await org.member("agent", "Ben");
    const gone = await org.member("agent", "Gone");
    await choose(zoe, "On a break");
    await signOut(ben);
    await deactivateAgent(org.admin, { key: newId(), agentId: gone.agentId }, new Date());

    const { rows, counts, total, signedIn } = await listBoard(org.admin, all);
    expect(rows.map(({ name, isSignedIn }) => [name, isSignedIn])).toEqual([
      ["Ada Admin", true],
      ["Zoe", true],
      ["Ben", false],
    ]);
    expect(rows.map(({ since }) => since)).toEqual([expect.any(Date), nine, null]);
    expect([total, signedIn]).toEqual([3, 2]);
    expect(counts.map(({ status, count }) => [status.name, count])).toEqual([
      ["Available", 2],
      ["On a break", 1],
      ["In a meeting", 0],
      ["Away", 0],
    ]);
  });

  it("is filtered by status, by group and by name or extension", async () => {
    const org = await anOrganisation();
    const { orgId } = org.admin;
    const [tier] = org.tiers;
    const { seatId } = await join(org.admin, { tierId: tier?.id ?? newId() }, new Date());
    const { agentId } = (await listSeated(org.admin)) ?? {};
    const groupId = newId<"groups">();
    await asSystem("test", async (tx) => {
      await tx.insert(groups).values({ orgId, id: groupId, name: "Night", createdAt: nine });
      await tx.insert(groupMembers).values({ orgId, groupId, seatId });
    });
    const zoe = await org.member("agent", "Zoë");
    const away = await choose(zoe, "Away");

    const found = async (query: Record<string, string>) =>
      (await listBoard(org.admin, BoardFilter.parse(query))).rows.map(({ id }) => id);
    expect(await found({ status: away })).toEqual([zoe.agentId]);
    expect(await found({ q: "ZOE" })).toEqual([zoe.agentId]);
    expect(await found({ group: groupId })).toEqual(agentId ? [agentId] : []);
    expect(await found({ q: "10" })).toEqual(agentId ? [agentId] : []);
    expect(await found({ q: "01" })).toEqual([]);
    expect(await found({ group: groupId, status: away })).toEqual([]);

    const { signedIn, counts } = await listBoard(org.admin, all);
    const narrowed = await listBoard(org.admin, { ...all, status: away });
    expect([narrowed.signedIn, narrowed.counts, narrowed.total]).toEqual([signedIn, counts, 1]);
    expect(await listBoardGroups(org.admin)).toEqual([{ id: groupId, name: "Night" }]);
  });

  it("counts a status or group that is gone as not asked for", async () => {
    const org = await anOrganisation();
    const zoe = await org.member("agent", "Zoe");
    const away = await choose(zoe, "Away");
    await deleteStatus(org.admin, { key: newId(), statusId: away }, nine);
    const asked = { ...all, status: away, group: newId<"groups">() };
    expect(await listBoard(org.admin, asked)).toEqual(await listBoard(org.admin, all));
  });

  it("says the reader's own status under any filter, and the first once it is deleted", async () => {
    const org = await anOrganisation();
    const boss = await org.member("manager", "Max");
    const away = await choose(boss, "Away");
    expect((await listBoard(boss, { ...all, q: "nobody" })).ownId).toBe(away);
    await deleteStatus(org.admin, { key: newId(), statusId: away }, nine);
    const { counts, ownId } = await listBoard(boss, { ...all, q: "nobody" });
    expect(ownId).toBe(counts[0]?.status.id);
  });

  it("of thousands shows a page, and past the end the last one", async () => {
    const org = await anOrganisation();
    await fillWithAgents(org, 5000);
    const first = await listBoard(org.admin, all);
    expect([first.rows.length, first.total, first.pages]).toEqual([boardRowsPerPage, 5001, 101]);
    const last = await listBoard(org.admin, { ...all, page: 9999 });
    expect([last.rows.length, last.page]).toEqual([1, 101]);
    const seen = new Set(
      [...first.rows, ...(await listBoard(org.admin, { ...all, page: 2 })).rows].map(({ id }) => id),
    );
    expect(seen.size).toBe(2 * boardRowsPerPage);
  });

  it("is for managers, and of one organisation", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    expect(() => listBoard(agent, all)).toThrow("statuses.see");
    const other = await anOrganisation();
    const { rows } = await listBoard(await other.member("manager", "Max"), all);
    expect(rows.map(({ name }) => name)).toEqual(["Ada Admin", "Max"]);
  });
});

describe("listColleagues", () => {
  it("gives an agent name, extension and status, and nothing else", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent", "Ben");
    await choose(agent, "Away");
    const { rows, ownId } = await listColleagues(agent, all);
    expect(rows.map((row) => Object.keys(row).sort())).toEqual(
      Array(2).fill(["extension", "id", "name", "statusId"]),
    );
    expect(rows.map(({ name }) => name)).toEqual(["Ada Admin", "Ben"]);
    expect(ownId).toBe(rows[1]?.statusId);
    // An e-mail address is not theirs to find anybody by.
    expect((await listColleagues(agent, { ...all, q: "example.com" })).rows).toEqual([]);
  });
});

async function choose(actor: Actor, wanted: string) {
  const { statuses } = await findOwnStatus(actor);
  const statusId = statuses.find(({ name }) => name === wanted)?.id ?? newId<"statuses">();
  expect(await changeStatus(actor, { key: newId(), statusId }, nine)).toMatchObject({ ok: true });
  return statusId;
}

async function listSeated(admin: Actor) {
  const { rows } = await listBoard(admin, all);
  const seated = rows.find(({ extension }) => extension !== null);
  return seated && { agentId: seated.id };
}
