import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { extensionRanges } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import type { Actor } from "#lib/values/actor.ts";
import { nextFreeExtension, takeNextExtensions } from "./take-extension.ts";

const take = ({ orgId }: Actor, count: number) =>
  asSystem("test", (tx) => takeNextExtensions(tx, orgId, count));

const occupy = ({ orgId }: Actor, first: number, last: number) =>
  asSystem("test", (tx) =>
    tx.execute(sql`insert into extensions (org_id, id, number, type, since)
      select ${orgId}, gen_random_uuid(), n::text, 'SIP', now() from generate_series(${first}::int, ${last}::int) n
       where not is_reserved_extension(n::text)`),
  );

const setRanges = ({ orgId }: Actor, ranges: [number, number][]) =>
  asSystem("test", async (tx) => {
    await tx.delete(extensionRanges).where(eq(extensionRanges.orgId, orgId));
    await tx.insert(extensionRanges).values(ranges.map(([first, last]) => ({ orgId, first, last })));
  });

describe("takeNextExtensions", () => {
  it("gives the lowest free ones in order, and passes over emergency numbers", async () => {
    const { admin } = await anOrganisation();
    await occupy(admin, 101, 109);
    expect(await take(admin, 4)).toEqual(["100", "114", "116", "121"]);
  });

  it("keeps the order in an organisation of many extensions, where a join would not", async () => {
    const { admin } = await anOrganisation();
    await occupy(admin, 300, 20_000);
    await asSystem("test", (tx) => tx.execute(sql`analyze extensions`));
    expect((await take(admin, 90))?.at(-1)).toBe("208");
    expect(await asSystem("test", (tx) => nextFreeExtension(tx, admin.orgId))).toBe("209");
  });

  it("goes from one range to the next, and gives none when there are not so many left", async () => {
    const { admin } = await anOrganisation();
    await setRanges(admin, [
      [700, 702],
      [20, 21],
    ]);
    expect(await take(admin, 3)).toEqual(["20", "21", "700"]);
    expect(await take(admin, 3)).toBeNull();
    expect(await take(admin, 2)).toEqual(["701", "702"]);
  });
});
