import { apply, number, quote } from "./support/billing-page.ts";
import { lookAt, open, type Sight } from "./support/look-at.ts";
import { signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("statements: an empty one says so, and there is none before the first and after today's", async ({
  browserOf,
  organisation,
  expected,
}) => {
  expected.answers(404, /^\/billing\/statement$/);
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/billing/statement");
  await expect(page.getByText("Nothing was charged")).toBeVisible();
  await expect(page.getByRole("link", { name: /period$/ })).toHaveCount(0);
  for (const day of ["1999-01-01", "2199-01-01"]) {
    expect((await page.goto(`/billing/statement?period=${day}`))?.status(), day).toBe(404);
  }
  for (const noDay of ["soon", "0001-01-01", "9999-12-31"]) {
    expect((await page.goto(`/billing/statement?period=${noDay}`))?.status(), noDay).toBe(200);
  }
});

test("light and dark, wide and at 360 pixels: no axe violation, nothing to scroll sideways", async ({
  browserOf,
  organisation,
}) => {
  test.setTimeout(180_000);
  const { admin } = await organisation({ vacantSeats: 3, name: "Contact Centre of the Northern Harbour" });
  const page = await signedIn(browserOf, admin);
  await page.goto("/billing");
  await number(page, "Essential").fill("2");
  await number(page, "Professional").fill("4");
  await expect(quote(page)).toContainText("Charged today");
  await apply(page);
  await expect(page.getByText("4 seats were added.")).toBeVisible();

  // The pages as they are at rest are in screens.spec.ts.
  const sights: Sight[] = [
    {
      name: "billing-quote",
      path: "/billing",
      prepare: async () => {
        await number(page, "Professional").fill("9");
        await expect(quote(page)).toContainText("Replace instead");
      },
    },
    {
      name: "billing-keep",
      path: "/billing",
      prepare: () => page.getByRole("button", { name: "Keep this seat" }).first().click(),
    },
    { name: "billing-none", path: "/billing?q=nobody" },
  ];
  const faults: string[] = [];
  for (const sight of sights) {
    await open(page, sight);
    faults.push(...(await lookAt(page, sight)));
  }
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.goto("/billing/statement");
  await page.setViewportSize({ width: 718, height: 1000 });
  if (process.env.PICTURES)
    await page.screenshot({ path: "test-results/screens/statement-print.png", fullPage: true });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  expect(faults).toEqual([]);
});

test("a statement keeps to its box at 320 pixels with as much space between letters and words as a reader may ask for", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/billing");
  await number(page, "Professional").fill("444");
  await expect(quote(page)).toContainText("444 Professional seats");
  await apply(page);
  await expect(page.getByText("444 seats were added.")).toBeVisible();
  await page.setViewportSize({ width: 320, height: 740 });
  for (const language of ["de", "ar"]) {
    await rollcall.database.rows("update agents set language = $2 where id = $1", [admin.id, language]);
    await page.goto("/billing/statement");
    const over = await page.getByRole("table").evaluate((table) => {
      const wide = new CSSStyleSheet();
      // WCAG 1.4.12.
      wide.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }",
      );
      document.adoptedStyleSheets = [wide];
      return table.getBoundingClientRect().width - (table.parentElement?.clientWidth ?? 0);
    });
    expect(over, `pixels too wide in ${language}`).toBeLessThanOrEqual(0);
  }
});
