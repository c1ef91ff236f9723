import { busyOrganisation } from "./support/busy-organisation.ts";
import { signedIn } from "./support/people.ts";
import { parts } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";
import { widthsFrom } from "./support/widths.ts";

/** Everything that a name may hold: markup, right to left, zero width, emoji, one word without end. */
const hostile = (length: number) =>
  `<img src=x data-hostile=1>\u{1F469}\u200d\u{1F4BB} مركز الاتصال\u200b${"Wörterbuch".repeat(40)}`.slice(
    0,
    length,
  );

/** What people name, and how long a name may be. Names that must differ end in their row's id. */
const named: Record<string, [column: string, length: number]> = {
  organisations: ["name", 300],
  agents: ["name", 300],
  units: ["name", 260],
  groups: ["name", 260],
  campaigns: ["name", 260],
  statuses: ["name", 60],
  locations: ["name", 60],
  routes: ["name", 60],
  tiers: ["name", 60],
};

test("names of 300 characters, of any script, with markup in them, are shown as text and break no page", async ({
  browserOf,
  organisation,
  rollcall,
  expected,
}) => {
  test.setTimeout(400_000);
  expected.answers(403, /^\/(audit|agents)$/);
  expected.answers(404, /^\/(nowhere|setup|agents\/nobody)$/);
  const busy = await busyOrganisation({ browserOf, organisation, rollcall });
  for (const [table, [column, length]] of Object.entries(named)) {
    const isOwn = table === "organisations";
    const unique = isOwn || table === "agents" ? "''" : "id::text";
    await rollcall.database.rows(
      `update ${table} set ${column} = left($1 || ${unique}, $2) where ${isOwn ? "id" : "org_id"} = $3`,
      [hostile(length), isOwn || table === "agents" ? length : length + 36, busy.admin.orgId],
    );
  }
  const faults: string[] = [];
  for (const { as, screens } of Object.values(parts).flatMap((part) => part(busy))) {
    if (!as) continue;
    const page = await signedIn(browserOf, as);
    for (const path of new Set(screens.map(({ path }) => path))) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      for (const width of widthsFrom(page)) {
        await page.setViewportSize({ width, height: 800 });
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (tooWide > 0) faults.push(`${path} at ${width}: ${tooWide} pixels too wide`);
        if (process.env.PICTURES)
          await page.screenshot({
            path: `test-results/long-names/${path.replaceAll(/[^a-z]+/gi, "-").slice(0, 60)}-${width}.png`,
          });
      }
      expect(await page.locator("[data-hostile]").count(), path).toBe(0);
    }
  }
  expect(faults).toEqual([]);
});
