import { apply, charges, number, quote } from "./support/billing-page.ts";
import { landed, signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("charges are found by text, kind, tier and days, page by page, and the file has what the list has", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/billing");
  await expect(page.getByText("No charges yet")).toBeVisible();
  await number(page, "Essential").fill("55");
  await number(page, "Enterprise").fill("2");
  await expect(quote(page)).toContainText("55 Essential seats");
  await expect(quote(page)).toContainText("2 Enterprise seats");
  await apply(page);
  await expect(page.getByText("57 seats were added.")).toBeVisible();

  const filter = page.getByRole("search", { name: "Filter charges" });
  await filter.getByLabel("Tier").selectOption("Enterprise");
  await expect(charges(page).getByRole("rowheader")).toHaveCount(2);
  await expect(page).toHaveURL(/tier=/);
  const file = await page.request.get(
    (await page.getByRole("link", { name: "Download as CSV" }).getAttribute("href")) ?? "",
  );
  expect((await file.text()).trim().split("\r\n")).toHaveLength(3);
  await filter.getByLabel("Tier").selectOption("Any");
  await expect(charges(page).getByRole("rowheader")).toHaveCount(50);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(charges(page).getByRole("rowheader")).toHaveCount(7);
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(charges(page).getByRole("rowheader")).toHaveCount(50);
  await filter.getByLabel("Search").fill("155");
  await filter.getByRole("button", { name: "Show" }).click();
  await expect(charges(page).getByRole("rowheader")).toHaveCount(1);
  await page.goto("/billing?kind=renewal");
  await expect(page.getByText("No charge matches")).toBeVisible();
  await filter.getByLabel("Search").fill("nothing of this name");
  await filter.getByLabel("Search").press("Enter");
  await expect(filter.getByRole("status")).toHaveText("Charges: 0");
  await page.getByRole("link", { name: "Show all charges" }).click();
  await expect(charges(page).getByRole("rowheader")).toHaveCount(50);
  for (const odd of [
    "?from=2026-02-30",
    "?from=0000-01-01&until=x",
    "?before=x.y",
    "?tier=1&kind=2",
    "?q=%00",
  ]) {
    const answer = await page.request.get(`/billing${odd}`);
    expect(answer.status(), odd).toBe(200);
    expect(await answer.text(), odd).toContain("Seat added");
  }
});

test("a name that a spreadsheet would compute is text in the file", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  await rollcall.database.rows(`update agents set name = '=HYPERLINK("http://x")' where id = $1`, [admin.id]);
  const page = await signedIn(browserOf, admin);
  await page.goto("/billing");
  await number(page, "Essential").fill("1");
  await expect(quote(page)).toContainText("Charged today");
  await apply(page);
  await expect(page.getByText("One seat was added.")).toBeVisible();
  const text = await (await page.request.get("/billing/charges.csv")).text();
  expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
});

test("nobody but an admin sees a price", async ({ browserOf, organisation, expected }) => {
  expected.answers(403, /^\/billing/);
  const { managers, agents } = await organisation({ managers: 1, agents: 1 });
  for (const who of [managers[0], agents[0]]) {
    if (!who) throw new Error("nobody");
    const page = await landed(browserOf, who);
    await expect(page.getByRole("link", { name: "Seats & billing" })).toHaveCount(0);
    for (const path of ["/billing", "/billing/statement"]) {
      expect((await page.goto(path))?.status(), path).toBe(403);
    }
    expect((await page.request.get("/billing/charges.csv")).status()).toBe(403);
  }
  const stranger = await (await browserOf()).newPage();
  const answer = await stranger.request.get("/billing/charges.csv", { maxRedirects: 0 });
  expect(answer.headers().location).toContain("/sign-in");
});
