import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { rowsRead } from "#db/testing/rows-read.ts";
import { withQuote } from "#db/testing/with-quote.ts";
import { addAgent } from "#lib/agents/add-agent.ts";
import { matchingAgents } from "#lib/agents/matching-agents.ts";
import { AddAgent } from "#lib/agents/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { entriesPerPage, listAudit, newestOf } from "./queries.ts";
import { record } from "./record.ts";

const everything = { q: "", agentId: null, before: null };

describe("listAudit", () => {
  it("says who did what to whom, with what was stored", async () => {
    const { admin, tiers } = await anOrganisation();
    const input = AddAgent.parse({
      key: newId(),
      email: `${newId()}@example.com`,
      name: "Wanda Waiting",
      role: "manager",
      language: "de",
      seat: `tier:${tiers[0]?.id}`,
      extensionType: "SIP",
      mustChange: "on",
    });
    const at = new Date();
    await addAgent(admin, await withQuote(admin, input, at), at);
    const { rows } = await listAudit(admin, everything);
    expect(rows[0]).toMatchObject({
      action: "agent.added",
      actorName: "Ada Admin",
      agentName: "Wanda Waiting",
      details: { role: "manager", email: input.email, extension: "100" },
    });
  });

  it.each([
    { why: "what somebody did", q: "mona", actions: ["unit.added"] },
    {
      why: "what was done to somebody, by an accented name without its accents",
      q: "ines al",
      actions: ["agent.deactivated"],
    },
    { why: "and by part of the address", q: "agent.", actions: ["agent.deactivated"] },
    { why: "nothing when nobody has the name", q: "nobody of this name", actions: [] },
    { why: "a wildcard is a character", q: "%", actions: [] },
  ])("finds $why", async ({ q, actions }) => {
    const org = await anOrganisation();
    const manager = await org.member("manager", "Mona Manager");
    const agent = await org.member("agent", "In\u00e9s \u00c1lvarez");
    await note(manager, "unit.added");
    await note(org.admin, "agent.deactivated", agent);
    const { rows } = await listAudit(org.admin, { ...everything, q });
    expect(rows.map(({ action }) => action)).toEqual(actions);
  });

  it("finds those whose account is closed", async () => {
    const org = await anOrganisation();
    const leaver = await org.member("agent", "Lee Leaver");
    await leave(org.admin, leaver.agentId, new Date());
    const { rows } = await listAudit(org.admin, { ...everything, q: "leaver" });
    expect(rows.map(({ action }) => action)).toEqual(["agent.deleted"]);
  });

  it("finds nothing of another organisation", async () => {
    const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
    await note(await theirs.member("agent", "Thea Theirs"), "session.started");
    expect((await listAudit(ours.admin, { ...everything, q: "thea" })).rows).toEqual([]);
  });

  it("turns pages within a search, and each entry comes once", async () => {
    const org = await anOrganisation();
    const busy = await org.member("agent", "Bea Busy");
    const other = await org.member("agent", "Otto Other");
    await many(busy, 70);
    await many(other, 30);
    const first = await listAudit(org.admin, { ...everything, q: "bea" });
    expect(first.rows).toHaveLength(entriesPerPage);
    const second = await listAudit(org.admin, {
      ...everything,
      q: "bea",
      before: first.older as (typeof first.rows)[number]["id"],
    });
    expect(second.rows).toHaveLength(70 - entriesPerPage);
    expect(second.older).toBeNull();
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(70);
    expect(ids.toSorted().toReversed()).toEqual(ids);
  });

  it("looks at a page of each person who matches, however long the trail", async () => {
    const org = await anOrganisation();
    const quiet = await org.member("agent", "Quinn Quiet");
    await many(await org.member("agent", "Bea Busy"), 20_000);
    await note(quiet, "session.started");
    await asSystem("test", (tx) => tx.execute(sql`analyze audit_entries`));
    expect(await rowsOfSearch(org, "busy")).toBeLessThan(1_000);
    expect(await rowsOfSearch(org, "quiet")).toBeLessThan(1_000);
  });

  it("says when more people match than it looks at", async () => {
    const org = await anOrganisation();
    for (let count = 0; count < 101; count += 1) await org.member("agent", `Nam Esake ${count}`);
    expect(await listAudit(org.admin, { ...everything, q: "esake" })).toMatchObject({ isMore: true });
    expect(await listAudit(org.admin, { ...everything, q: "esake 7" })).toMatchObject({ isMore: false });
  });
});

function note(by: Actor, action: "unit.added" | "agent.deactivated" | "session.started", to?: Actor) {
  return asSystem("test", (tx) =>
    record(tx, { orgId: by.orgId, actorId: by.agentId, action, ...(to && { agentId: to.agentId }) }),
  );
}

/** Signed in again and again, one after the other. */
function many({ orgId, agentId }: Actor, times: number) {
  return asSystem("test", (tx) =>
    tx.execute(sql`
      insert into audit_entries (org_id, id, at, actor_id, action, agent_id, details)
      select ${orgId}, (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n), 19, '0'))::uuid,
             now(), ${agentId}, 'session.started', ${agentId}, '{}'
        from generate_series(1, ${times}::int) as n`),
  );
}

/** The most rows that any step of the search handles. */
function rowsOfSearch(org: TestOrganisation, q: string): Promise<number> {
  return read(org.admin, async (tx) => {
    const people = await matchingAgents(tx, q);
    return rowsRead(tx, newestOf(tx, { ...everything, q }, people));
  });
}
