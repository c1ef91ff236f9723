import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { newId } from "#lib/values/ids.ts";
import { find } from "./find.ts";

describe("find", () => {
  let org: TestOrganisation;
  let extension: string;

  beforeAll(async () => {
    org = await anOrganisation("Finding");
    const other = await anOrganisation("Elsewhere");
    await org.member("agent", "Ángela Núñez");
    const [tier] = org.tiers;
    if (!tier) throw new Error("no tier");
    const { seatId } = await join(org.admin, { tierId: tier.id }, new Date());
    const [row] = await asSystem("test", (tx) =>
      tx.execute<{ number: string }>(sql`select number from extensions where seat_id = ${seatId}`),
    );
    extension = row?.number ?? "";
    for (const { admin } of [org, other]) {
      await asSystem("test", async (tx) => {
        const id = () => newId();
        await tx.execute(
          sql`insert into groups (org_id, id, name, created_at) values (${admin.orgId}, ${id()}, 'Équipe 100 % Nord', now())`,
        );
        for (const name of ["Équipe de l'Ouest", "サポート फ़ोन"])
          await tx.execute(
            sql`insert into groups (org_id, id, name, created_at) values (${admin.orgId}, ${id()}, ${name}, now())`,
          );
        await tx.execute(
          sql`insert into campaigns (org_id, id, name, created_at) values (${admin.orgId}, ${id()}, 'Nordic spring', now())`,
        );
        await tx.execute(sql`insert into routes (org_id, id, kind, name, distribution, ring_seconds, to_kind, created_at)
          values (${admin.orgId}, ${id()}, 'ring-group', 'Nord desk', 'all-at-once', 20, 'hang-up', now())`);
      });
    }
  });

  it.each([
    [
      "nord",
      { routes: ["Nord desk"], groups: ["Équipe 100 % Nord"], campaigns: ["Nordic spring"] },
      "each kind by part of its name, once: the other organisation has the same",
    ],
    ["EQUIPE 1", { groups: ["Équipe 100 % Nord"] }, "accents and case aside"],
    ["サポート", { groups: ["サポート फ़ोन"] }, "in scripts whose letters have marks"],
    ["फ़ोन", { groups: ["サポート फ़ोन"] }, "and in others"],
    ["l’o", { groups: ["Équipe de l'Ouest"] }, "kinds of apostrophe aside"],
    ["0 %", { groups: ["Équipe 100 % Nord"] }, "a wildcard is a letter like any other"],
    ["_", {}, "which holds for the other wildcard too"],
    ["nunez", { agents: ["Ángela Núñez"] }, "a person without the accents"],
    ["   ", {}, "nothing for nothing typed"],
    ["nobody of this name", {}, "nothing for what is not there"],
  ])("%j finds %j: %s", async (q, expected, _why) => {
    expect(names(await find(org.admin, q))).toEqual(expected);
  });

  it.each([
    {
      name: "\u0645\u064e\u0643\u0652\u062a\u064e\u0628",
      typed: "\u0645\u0643\u062a\u0628",
      why: "Arabic vowels",
    },
    {
      name: "\u0645\u0643\u062a\u0628 \u0661",
      typed: "\u0645\u064e\u0643\u062a\u0628",
      why: "Arabic vowels, typed",
    },
    {
      name: "\u05e9\u05b0\u05c1\u05d9\u05e8\u05d5\u05bc\u05ea",
      typed: "\u05e9\u05d9\u05e8\u05d5\u05ea",
      why: "Hebrew points",
    },
    { name: "\u0130stanbul", typed: "istanbul", why: "a dotted capital I" },
    { name: "Z\u1dc4urich", typed: "zur", why: "a rare accent" },
    { name: "D\u00b4Arcy", typed: "d'arcy", why: "an accent that stands alone, as an apostrophe" },
  ])("finds the agent, the group and the route $name alike as $typed: $why", async ({ name, typed }) => {
    const { admin, member } = await anOrganisation();
    await member("agent", name);
    await asSystem("test", async (tx) => {
      await tx.execute(
        sql`insert into groups (org_id, id, name, created_at) values (${admin.orgId}, ${newId()}, ${name}, now())`,
      );
      await tx.execute(sql`insert into routes (org_id, id, kind, name, distribution, ring_seconds, to_kind, created_at)
        values (${admin.orgId}, ${newId()}, 'ring-group', ${name}, 'all-at-once', 20, 'hang-up', now())`);
    });
    expect(names(await find(admin, typed))).toEqual({ agents: [name], groups: [name], routes: [name] });
  });

  it("finds an extension by its first digits, and whoever has it among the agents", async () => {
    const { extensions, agents } = await find(org.admin, extension);
    expect(extensions.map(({ number }) => number)).toContain(extension);
    expect(agents.map((agent) => agent.extension)).toContain(extension);
    const manager = await org.member("manager");
    expect((await find(manager, extension)).extensions).toEqual(extensions);
  });

  it("is not for agents, who see their colleagues’ name, extension and status only", async () => {
    const agent = await org.member("agent");
    await expect(find(agent, "nord")).rejects.toThrow(NotAllowed);
  });
});

function names(found: Awaited<ReturnType<typeof find>>) {
  return Object.fromEntries(
    Object.entries(found)
      .map(([kind, rows]) => [kind, rows.map((row) => ("name" in row ? row.name : row.number))] as const)
      .filter(([, rows]) => rows.length > 0),
  );
}
