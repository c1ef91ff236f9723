import { type BusyOrganisation, sharedBusyOrganisation } from "./support/busy-organisation.ts";
import { lookAt } from "./support/look-at.ts";
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
  test(`${name}, in light and dark, wide and at 360 pixels: no axe violation, nothing to scroll sideways`, async ({
    browserOf,
    organisation,
    rollcall,
    expected,
  }) => {
    test.setTimeout(300_000);
    expected.answers(403, /^\/(audit|agents)$/);
    expected.answers(404, /^\/(nowhere|setup|agents\/nobody)$/);
    const busy = await sharedBusyOrganisation({ browserOf, organisation, rollcall });
    const faults: string[] = [];
    for (const { as, screens } of part(busy)) {
      const page = as ? await signedIn(browserOf, as) : await (await browserOf()).newPage();
      for (const screen of screens) faults.push(...(await lookAt(page, screen)));
    }
    expect(faults).toEqual([]);
  });
}
