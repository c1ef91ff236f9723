import type { Page } from "@playwright/test";
import { busyOrganisation } from "./support/busy-organisation.ts";
import { cutOff } from "./support/cut-off.ts";
import { englishIn } from "./support/english.ts";
import { signedIn } from "./support/people.ts";
import type { Rollcall } from "./support/rollcall.ts";
import { parts } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

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

test("every page in Arabic without the script, where names have 300 characters of any script and markup in them: nothing is left in English, cut off, to scroll sideways or drawn by a name", async ({
  browserOf,
  organisation,
  rollcall,
  expected,
}) => {
  test.setTimeout(400_000);
  expected.answers(403, /^\/(audit|agents)$/);
  expected.answers(404, /^\/(nowhere|setup|agents\/nobody)$/);
  const busy = await busyOrganisation({ browserOf, organisation, rollcall });
  await readArabic(rollcall, busy.admin.orgId);
  await nameAnew(rollcall, busy.admin.orgId);
  await writeLongAddress(rollcall, busy.admin.orgId);
  const english = englishIn("ar");
  const faults: string[] = [];
  for (const { as, screens } of Object.values(parts).flatMap((part) => part(busy))) {
    const reading = { locale: "ar", javaScriptEnabled: false };
    const page = as ? await signedIn(browserOf, as, reading) : await (await browserOf(reading)).newPage();
    for (const path of new Set(screens.map(({ path }) => path))) {
      const answer = await page.goto(path);
      // One question, since each costs a round trip, and without the script a page that has come is whole.
      const drawn = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        dir: document.documentElement.dir,
        headings: [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility()).length,
        byName: document.querySelectorAll("[data-hostile]").length,
      }));
      expect(drawn, path).toMatchObject({ headings: 1, byName: 0 });
      if (answer?.status() === 200) expect(drawn, path).toMatchObject({ lang: "ar", dir: "rtl" });
      for (const text of await english(page)) faults.push(`${path} says “${text}”`);
      for (const width of widthsFrom(page)) {
        await page.setViewportSize({ width, height: 800 });
        for (const fault of await cutOff(page)) faults.push(`${path} at ${width}: ${fault}`);
        if (process.env.PICTURES)
          await page.screenshot({
            path: `test-results/long-names/${path.replaceAll(/[^a-z]+/gi, "-").slice(0, 60)}-${width}.png`,
          });
      }
    }
  }
  expect(faults).toEqual([]);
});

async function readArabic({ database }: Rollcall, orgId: string): Promise<void> {
  await database.rows("update agents set language = 'ar' where org_id = $1", [orgId]);
}

async function nameAnew({ database }: Rollcall, orgId: string): Promise<void> {
  for (const [table, [column, length]] of Object.entries(named)) {
    const isOwn = table === "organisations";
    const unique = isOwn || table === "agents" ? "''" : "id::text";
    await database.rows(
      `update ${table} set ${column} = left($1 || ${unique}, $2) where ${isOwn ? "id" : "org_id"} = $3`,
      [hostile(length), isOwn || table === "agents" ? length : length + 36, orgId],
    );
  }
}

/** As long before the @ as an address may be, of somebody who does not sign in. */
async function writeLongAddress({ database }: Rollcall, orgId: string): Promise<void> {
  const changed = await database.rows(
    "update agents set email = repeat('wanda', 6) || left(replace(id::text, '-', ''), 30) || '@example.com' where org_id = $1 and state = 'Deactivated' returning id",
    [orgId],
  );
  expect(changed).not.toEqual([]);
}

/** A desk's and a telephone's width, the present one first: each change of it costs as much as looking at the page. */
function widthsFrom(page: Page): number[] {
  return page.viewportSize()?.width === 360 ? [360, 1280] : [1280, 360];
}
