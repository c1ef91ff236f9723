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

for (const javaScriptEnabled of [true, false]) {
  test(`Add Agent charges what its quote said, the ledger and the admin's mail say the same, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/agents/new");
    await fill(page, anAddress("priced"));
    await page.getByLabel("Seat", { exact: true }).selectOption({ label: "Enterprise, €95.00 a month" });
    if (!javaScriptEnabled) {
      await send(page);
      await expect(page.locator(":focus")).toContainText("This costs money.");
      expect(await chargesOf(rollcall, admin.orgId)).toEqual([]);
    }
    await expect(quote(page)).toContainText("Enterprise seat");
    const [, shown = ""] = /Charged today\s*€([\d.,]+)/.exec((await quote(page).textContent()) ?? "") ?? [];
    await send(page);
    await expect(page.getByText("Agent added")).toBeVisible();

    const [charge, ...others] = await chargesOf(rollcall, admin.orgId);
    expect(others).toEqual([]);
    expect(charge?.amount).toBe(shown.replace(".", ""));
    expect((await rollcall.mails.newest(admin.email)).text).toContain(`€${shown}`);
  });
}

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

  await send(slow);
  await expect(slow.locator(":focus")).toContainText("Somebody else has just taken this seat.");
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
