import { type BusyOrganisation, sharedBusyOrganisation } from "./support/busy-organisation.ts";
import { englishIn } from "./support/english.ts";
import { lookAt, open } from "./support/look-at.ts";
import { signedIn } from "./support/people.ts";
import { pageAnswers } from "./support/roles-table.ts";
import { parts } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

test.describe.configure({ mode: "parallel" });

test("every page of the tree is among those that are looked at", () => {
  // Their addresses are made of what an organisation has; which pages they are is known without one.
  const lists = { agents: [], managers: [], tiers: [], vacantSeats: [] };
  const nothing = { ...lists, own: {} } as unknown as BusyOrganisation;
  const seen = Object.values(parts).flatMap((part) => part(nothing));
  const patterns = seen.flatMap(({ screens }) => screens.map(({ pattern }) => pattern));
  expect([...new Set(patterns)].sort()).toEqual(Object.keys(pageAnswers).sort());
});

for (const [name, part] of Object.entries(parts)) {
  // As they are opened in German, which has the longest words; where something was done first, in English, by its labels.
  for (const language of ["de", "en"] as const) {
    const english = language === "en" ? null : englishIn(language);
    test(`${name} in ${language}, in light and dark, wide and at 360 pixels: no axe violation, nothing cut off, to scroll sideways or left in English`, async ({
      browserOf,
      organisation,
      rollcall,
      expected,
    }) => {
      test.setTimeout(300_000);
      expected.answers(403, /^\/(audit|agents)$/);
      expected.answers(404, /^\/(nowhere|setup|agents\/nobody)$/);
      const busy = await sharedBusyOrganisation({ browserOf, organisation, rollcall }, language);
      const faults: string[] = [];
      for (const { as, screens } of part(busy)) {
        const isLookedAt = ({ prepare }: (typeof screens)[number]) =>
          (prepare !== undefined) === (language === "en");
        if (!screens.some(isLookedAt)) continue;
        const reading = { locale: language };
        const page = as ? await signedIn(browserOf, as, reading) : await (await browserOf(reading)).newPage();
        for (const screen of screens.filter(isLookedAt)) {
          await open(page, screen);
          await expect(page.locator("html"), screen.path).toHaveAttribute("lang", language);
          for (const text of (await english?.(page)) ?? []) faults.push(`${screen.name} says “${text}”`);
          faults.push(...(await lookAt(page, screen)));
        }
      }
      expect(faults).toEqual([]);
    });
  }
}
