import type { Page } from "@playwright/test";
import { anAddress, signedIn } from "./support/people.ts";
import type { Rollcall } from "./support/rollcall.ts";
import { expect, test } from "./support/test.ts";

const quote = (page: Page) => page.getByRole("region", { name: "Quote" });
const send = (page: Page) => page.getByRole("button", { name: "Add Agent" }).click();

async function fill(page: Page, email: string): Promise<void> {
  await page.getByLabel("Email Address").fill(email);
  await page.getByLabel("Name of Agent").fill("Nora New");
}

const priced = [
  { currency: "EUR", cycle: "monthly", javaScriptEnabled: false },
  { currency: "USD", cycle: "quarterly", javaScriptEnabled: true },
  { currency: "JPY", cycle: "annual", javaScriptEnabled: true },
] as const;

for (const { currency, cycle, javaScriptEnabled } of priced) {
  test(`Add Agent charges what its quote said; ledger, statement and mail say the same: ${currency}, ${cycle}, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, tiers } = await organisation({ currency, cycle });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/agents/new");
    await fill(page, anAddress("priced"));
    await page.getByLabel("Seat", { exact: true }).selectOption(`tier:${tiers[2]?.id}`);
    if (!javaScriptEnabled) {
      await send(page);
      await expect(page.locator(":focus")).toContainText("This costs money.");
      expect(await chargesOf(rollcall, admin.orgId)).toEqual([]);
    }
    await expect(quote(page)).toContainText("Enterprise seat");
    const said = (await quote(page).textContent()) ?? "";
    const [, today = ""] = /Charged today\s*(\D*[\d.,]+)/.exec(said) ?? [];
    const [, later = null] = /Charged on [A-Z][a-z]+ \d+, \d{4}\s*(\D*[\d.,]+)/.exec(said) ?? [];
    await send(page);
    await expect(page.getByText("Agent added")).toBeVisible();
    await expect(page.getByText(`${today} was charged for the seat today.`)).toBeVisible();

    const [charge, ...others] = await chargesOf(rollcall, admin.orgId);
    expect(others).toEqual([]);
    expect(charge?.amount).toBe(minorUnits(today));
    const owed = await rollcall.database.rows<{ amount: string }>(
      "select amount from owed_charges where org_id = $1",
      [admin.orgId],
    );
    expect(owed.map(({ amount }) => amount)).toEqual(later === null ? [] : [minorUnits(later)]);
    const { text } = await rollcall.mails.newest(admin.email);
    for (const amount of [today, later]) if (amount !== null) expect(text).toContain(amount);
    await page.goto("/billing/statement");
    await expect(page.getByRole("main")).toContainText(today);
  });
}

/** The digits are those of the smallest unit: the tests' currencies have two decimals or none. */
const minorUnits = (written: string) => written.replace(/\D/g, "");

test("when the vacant seat is gone, the price of another is shown first and nothing is charged until it is confirmed", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const [slow, fast] = [await signedIn(browserOf, admin), await signedIn(browserOf, admin)];
  for (const [page, name] of [
    [slow, "slow"],
    [fast, "fast"],
  ] as const) {
    await page.goto("/agents/new");
    await expect(quote(page)).toContainText("No charge.");
    await fill(page, anAddress(name));
  }
  await send(fast);
  await expect(fast.getByText("Agent added")).toBeVisible();
  await expect(fast.getByText("was charged for the seat today")).toHaveCount(0);

  await send(slow);
  await expect(slow.locator(":focus")).toContainText("Somebody else has just taken this seat.");
  await expect(slow.locator(":focus")).toContainText("Proposed instead: Essential, €35.00 a month");
  await expect(slow.locator(":focus")).toContainText(/Charged today: €\d+\.\d\d/);
  await expect(slow.getByLabel("Seat", { exact: true }).locator(":checked")).toHaveText(
    "Essential, €35.00 a month",
  );
  await expect(slow.getByLabel("Name of Agent")).toHaveValue("Nora New");
  await expect(quote(slow)).toContainText("Essential seat");
  expect(await chargesOf(rollcall, admin.orgId)).toEqual([]);

  await send(slow);
  await expect(slow.getByText("Agent added")).toBeVisible();
  expect(await chargesOf(rollcall, admin.orgId)).toHaveLength(1);
});

test("a quote that could not be had comes by itself as soon as it can", async ({
  browserOf,
  organisation,
  expected,
}) => {
  expected.answers(503, /^\/api\/quote$/);
  const { admin } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  await page.clock.install();
  await page.goto("/agents/new");
  await expect(quote(page)).toContainText("No charge.");
  await page.route("**/api/quote?*", (route) => route.fulfill({ status: 503 }));
  await page.getByLabel("Seat", { exact: true }).selectOption({ label: "Essential, €35.00 a month" });
  await expect(quote(page)).toContainText("The quote could not be computed.");
  await page.unroute("**/api/quote?*");
  await page.clock.fastForward(5000);
  await expect(quote(page)).toContainText("Essential seat");
});

test("who sends the form before the quote of what was chosen last is there is shown it first, and agrees to no other", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  await page.goto("/agents/new");
  await fill(page, anAddress("hasty"));
  await expect(quote(page)).toContainText("No charge.");
  await page.getByLabel("Seat", { exact: true }).evaluate((seat: HTMLSelectElement) => {
    const essential = [...seat.options].find(({ text }) => text.startsWith("Essential"));
    seat.value = essential?.value ?? "";
    seat.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => seat.form?.requestSubmit());
  });
  await expect(page.getByText("This costs money. Check the quote, then confirm.")).toBeVisible();
  await expect(page.getByText("The quote has changed")).toHaveCount(0);
  expect(await chargesOf(rollcall, admin.orgId)).toEqual([]);
  await expect(quote(page)).toContainText("Essential seat");
  await send(page);
  await expect(page.getByText("Agent added")).toBeVisible();
  expect(await chargesOf(rollcall, admin.orgId)).toHaveLength(1);
});

test("a manager sees no price, is told who can buy, and takes the vacant seat", async ({
  browserOf,
  organisation,
}) => {
  const { managers } = await organisation({ managers: 1, vacantSeats: 1 });
  const [manager] = managers;
  if (!manager) throw new Error("no manager");
  const page = await signedIn(browserOf, manager);
  await page.goto("/agents/new");
  await expect(page.getByText("Only an admin can buy a new seat.")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("€");
  await expect(quote(page)).toHaveCount(0);
  await fill(page, anAddress("managed"));
  await send(page);
  await expect(page.getByText("Agent added")).toBeVisible();
  await expect(page.getByText("The extension is 700.")).toBeVisible();
});

function chargesOf(rollcall: Rollcall, orgId: string) {
  return rollcall.database.rows<{ amount: string }>("select amount from charges where org_id = $1", [orgId]);
}
