import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { anEmail, anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { fillWithAgents } from "#db/testing/many-agents.ts";
import { countSeats } from "#lib/seats/queries.ts";
import { type EmailAddress, foldEmail } from "#lib/values/email-address.ts";
import { newId } from "#lib/values/ids.ts";
import { listAgents, selectAgents, walkedFirst } from "./list-agents.ts";
import { AgentFilter, type ListPlace, parsePlace } from "./list-filter.ts";

const noFilter = AgentFilter.parse({});

describe("an organisation of 10,000 agents", () => {
  let org: TestOrganisation;
  beforeAll(async () => {
    const neighbour = await anOrganisation("Neighbour");
    await fillWithAgents(neighbour, 2_000);
    org = await anOrganisation("Large");
    await fillWithAgents(org, 10_000);
  }, 120_000);

  it.each<{ why: string; filter: Partial<AgentFilter>; place: ListPlace; index: string; walked?: number }>([
    { why: "the first page walks the index by name", filter: {}, place: null, index: "agents_by_name" },
    {
      why: "the last page walks it from its end",
      filter: {},
      place: { side: "end" },
      index: "agents_by_name",
    },
    {
      why: "a page in the middle starts where the one before it ended",
      filter: {},
      place: { side: "after", nameKey: "m", id: "00000000-0000-7000-8000-000000000000" },
      index: "agents_by_name",
    },
    {
      why: "a rare piece of a name is found by trigrams",
      filter: { q: "a3f9" },
      place: null,
      index: "agent_search_haystack",
    },
    { why: "so is an extension", filter: { q: "10999" }, place: null, index: "agent_search_haystack" },
    { why: "and an address", filter: { q: "77@example" }, place: null, index: "agent_search_haystack" },
    {
      why: "what everybody matches is found by walking the first by name",
      filter: { q: "example" },
      place: null,
      index: "agents_by_name",
      walked: walkedFirst,
    },
    {
      why: "and a walk that finds nobody ends soon",
      filter: { q: "nobody is called this" },
      place: { side: "end" },
      index: "agents_by_name",
      walked: walkedFirst,
    },
  ])("$why", async ({ filter, place, index, walked }) => {
    const plan = await planOf(org, { ...noFilter, ...filter }, place, walked);
    expect(plan.indexes).toContain(index);
    expect(plan.scannedWhole).toEqual([]);
    expect(plan.mostRows).toBeLessThan(1_500);
  });

  it.each([
    { why: "a small one", members: 20 },
    { why: "one with half of all seats", members: 4_500 },
  ])("who sits in a group is found without reading everybody: $why", async ({ members }) => {
    const groupId = newId<"groups">();
    await asSystem("test", async (tx) => {
      await tx.execute(sql`insert into groups (org_id, id, name, created_at)
        values (${org.admin.orgId}, ${groupId}, ${groupId}, now())`);
      await tx.execute(sql`insert into group_members (org_id, group_id, seat_id)
        select org_id, ${groupId}, id from seats where org_id = ${org.admin.orgId} limit ${members}`);
    });
    await asSystem("test", (tx) => tx.execute(sql`analyze groups, group_members`));
    const plan = await planOf(org, { ...noFilter, group: groupId }, null);
    expect(plan.scannedWhole).toEqual([]);
    expect(plan.mostRows).toBeLessThan(1_500);
  });

  it("every page is reached by following the cursors, nobody twice, nobody missed", async () => {
    const forwards = await walk(org, noFilter, "after");
    expect(new Set(forwards).size).toBe(10_001);
    expect(forwards).toHaveLength(10_001);
    expect((await walk(org, noFilter, "before")).toReversed()).toEqual(forwards);
  }, 120_000);

  it.each([
    { why: "some match, now within the walk and now beyond it", q: "7@e" },
    { why: "few match", q: "77@e" },
  ])("a search that $why is one list too, whichever way its pages are found", async ({ q }) => {
    const matches = await read(org.admin, (tx) =>
      tx.execute<{ id: string }>(
        sql`select id from agents where email_folded like ${`%${q}%`} order by name_key, id`,
      ),
    );
    const filter = { ...noFilter, q };
    expect(await walk(org, filter, "after")).toEqual(matches.map(({ id }) => id));
    expect((await walk(org, filter, "before")).toReversed()).toEqual(matches.map(({ id }) => id));
  });

  it("the seat counter agrees with a count of the rows", async () => {
    const [counted] = await read(org.admin, (tx) =>
      tx.execute<{ seats: number; occupied: number }>(sql`
        select (select count(*)::int from seats where org_id = ${org.admin.orgId} and released_at is null) as seats,
               (select count(*)::int from seat_occupancies where org_id = ${org.admin.orgId} and held_until is null) as occupied`),
    );
    expect(await countSeats(org.admin)).toEqual({
      seats: counted?.seats,
      inUse: counted?.occupied,
      vacant: 0,
      heldByDeactivated: 0,
    });
    expect(counted?.seats).toBe(9_000);
  });

  it("shows nothing of the neighbour, whatever is searched", async () => {
    const { rows } = await read(org.admin, (tx) => listAgents(tx, { ...noFilter, q: "example" }, null));
    const mine = await read(org.admin, (tx) => tx.execute<{ id: string }>(sql`select id from agents`));
    const ids = new Set(mine.map((row) => row.id));
    expect(rows.length).toBe(50);
    expect(rows.every((row) => ids.has(row.id))).toBe(true);
  });
});

describe("search", () => {
  it.each([
    { why: "accents make no difference", q: "alvarez", finds: true },
    { why: "nor does case", q: "ÁLVAREZ", finds: true },
    { why: "nor do blanks that were pasted along", q: " inés  álvarez ", finds: true },
    { why: "a piece inside a word counts from three letters on", q: "vare", finds: true },
    { why: "one or two letters match where a word begins", q: "al", finds: true },
    { why: "and only there", q: "va", finds: false },
    { why: "a percent sign is a character, not a wildcard", q: "%al%", finds: false },
    { why: "and so is an underscore", q: "a_va", finds: false },
  ])("$why", async ({ q, finds }) => {
    const org = await anOrganisation();
    await org.member("agent", "Inés Álvarez");
    const { rows } = await read(org.admin, (tx) => listAgents(tx, { ...noFilter, q }, null));
    expect(rows.some((row) => row.name === "Inés Álvarez")).toBe(finds);
  });

  it("finds by the address that is shown, and by the one that is compared, also when only the spelling changed", async () => {
    const org = await anOrganisation();
    const [local, domain] = anEmail("una").split("@");
    const shown = `${local}@mülleř-${domain}`;
    const found = async (q: string) =>
      (await read(org.admin, (tx) => listAgents(tx, { ...noFilter, q }, null))).rows.map(({ name }) => name);
    const somebody = await org.member("agent", "Una Umlaut");
    const spelt = (email: string) =>
      asSystem("test", (tx) =>
        tx.execute(sql`update agents set email = ${email}, email_folded = ${foldEmail(shown as EmailAddress)}
          where id = ${somebody.agentId}`),
      );
    await spelt(foldEmail(shown as EmailAddress));
    expect(await found(`${local}@xn--mlle`)).toEqual(["Una Umlaut"]);
    expect(await found(shown)).toEqual([]);
    await spelt(shown);
    const kana = `${local}@サポート-${domain}`;
    await asSystem("test", (tx) =>
      tx.execute(sql`update agents set email = ${kana} where id = ${somebody.agentId}`),
    );
    expect(await found("サポート-")).toEqual(["Una Umlaut"]);
    await spelt(shown);
    for (const q of [shown, `${local}@MÜLLEŘ`, "muller-example", "xn--mlle"])
      expect(await found(q), q).toEqual(["Una Umlaut"]);
  });
});

async function walk(
  org: TestOrganisation,
  filter: AgentFilter,
  direction: "after" | "before",
): Promise<string[]> {
  const ids: string[] = [];
  let place: ListPlace = direction === "after" ? null : { side: "end" };
  for (let page = 0; page < 300; page++) {
    const list = await read(org.admin, (tx) => listAgents(tx, filter, place));
    const names = list.rows.map((row) => row.id);
    ids.push(...(direction === "after" ? names : names.toReversed()));
    const cursor = list[direction];
    if (!cursor) break;
    place = parsePlace({ [direction]: cursor });
  }
  return ids;
}

interface PlanNode {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  Plans?: PlanNode[];
}

/** Runs the list's own statement under EXPLAIN ANALYZE, and tells which indexes it used and what it read whole. */
async function planOf(org: TestOrganisation, filter: AgentFilter, place: ListPlace, walked?: number) {
  const [row] = await read(org.admin, (tx) =>
    tx.execute<{ "QUERY PLAN": { Plan: PlanNode }[] }>(
      sql`explain (analyze, format json) ${selectAgents(tx, filter, place, walked).getSQL()}`,
    ),
  );
  const nodes = flatten(row?.["QUERY PLAN"][0]?.Plan);
  const large = ["agents", "agent_search", "seats", "extensions", "seat_occupancies"];
  return {
    indexes: nodes.map((node) => node["Index Name"]),
    scannedWhole: nodes.filter(
      (node) => node["Node Type"] === "Seq Scan" && large.includes(node["Relation Name"] ?? ""),
    ),
    mostRows: Math.max(...nodes.map((node) => node["Actual Rows"] * node["Actual Loops"])),
  };
}

function flatten(node: PlanNode | undefined): PlanNode[] {
  return node ? [node, ...(node.Plans ?? []).flatMap(flatten)] : [];
}
