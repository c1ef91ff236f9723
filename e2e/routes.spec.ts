import type { Page } from "@playwright/test";
import { axeViolations } from "./support/axe.ts";
import { aCallRoute } from "./support/call-routes.ts";
import { landed, signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with the script" : "without the script";

  test(`a manager builds a menu over a queue and a voicemail box, and a loop is refused with its path, ${how}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, managers } = await organisation({ managers: 1, vacantSeats: 4 });
    const page = await landed(browserOf, managers[0] ?? admin, { javaScriptEnabled });
    await page.getByRole("link", { name: "Call routes", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Call routes");
    await expect(page.getByText("No call route yet")).toBeVisible();

    await page.getByRole("link", { name: "New call route" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Night");
    await page.getByLabel("When nobody answers", { exact: true }).selectOption("Hang up");
    await add(page, "With no member this would only hang up.");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Night");
    await page
      .getByLabel("When nobody answers", { exact: true })
      .selectOption("Voicemail box of this call route");
    await add(page, "Night is added.");

    await open(page, "Queue");
    await page.getByLabel("Name", { exact: true }).fill("Sales");
    await page.getByLabel("Add members", { exact: true }).fill("700, 799, 702");
    await page.getByLabel("Maximum wait in seconds", { exact: true }).fill("120");
    await page.getByLabel("When nobody answers in time", { exact: true }).selectOption("Night");
    await add(page, "Not every one of these is the extension of a seat.");
    await expect(page.getByText("799. Check the digits")).toBeVisible();
    await expect(page.getByLabel("Add members", { exact: true })).toHaveValue("700, 799, 702");
    await page.getByLabel("Add members", { exact: true }).fill("702 700");
    await add(page, "Sales is added.");
    await expect(page.getByText("Rings 702 (vacant), 700 (vacant)")).toBeVisible();
    await expect(page.getByText("Nobody answers within 2 minutes")).toBeVisible();

    await open(page, "IVR");
    await page.getByLabel("Name", { exact: true }).fill("Welcome");
    await page.getByLabel("Menu", { exact: true }).fill("Press 1 for sales.");
    await add(page, "A menu needs at least one key that leads somewhere.");
    await page.getByLabel("Key 1", { exact: true }).selectOption("Sales");
    await page.getByLabel("Key *", { exact: true }).selectOption("A seat, by its extension");
    await page.getByLabel("Key 2", { exact: true }).selectOption("A seat, by its extension");
    await add(page, "Key *: An extension has 2 to 6 digits.");
    await expect(page.getByRole("link", { name: "Key 2: An extension has 2 to 6 digits." })).toBeVisible();
    await page.getByLabel("Key 2", { exact: true }).selectOption("Nothing");
    await page.getByLabel("Extension for key *", { exact: true }).fill("12");
    await add(page, "No seat has this extension.");
    await page.getByLabel("Extension for key *", { exact: true }).fill("703");
    await add(page, "Welcome is added.");
    const picture = page.getByRole("listitem").filter({ hasText: "Key 1" }).first();
    await expect(picture).toContainText("Voicemail box of Night");
    await expect(page.getByRole("listitem").filter({ hasText: "Key *" }).first()).toContainText("703");
    await expect(page.getByText("Hangs up")).toBeVisible();
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);

    await page.getByRole("main").getByRole("link", { name: "Night" }).first().click();
    await expect(page.getByText("An admin buys one under Numbers.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Night");
    await page.getByLabel("When nobody answers", { exact: true }).selectOption("Welcome");
    await save(page, "Calls would go round in a circle and never end.");
    await expect(page.getByText("Night → Welcome → Sales → Night")).toBeVisible();
    await expect(
      page.getByLabel("When nobody answers", { exact: true }).locator("option:checked"),
    ).toHaveText("Welcome");

    await page.getByRole("button", { name: "Delete" }).first().click();
    await expect(page.getByText("Calls come here from Sales. Let them lead elsewhere first.")).toBeVisible();
    expect(
      await rollcall.database.rows("select name from routes where org_id = $1 and deleted_at is not null", [
        admin.orgId,
      ]),
    ).toEqual([]);

    await page.goto("/routes");
    const row = page.getByRole("row").filter({ hasText: "Welcome" });
    await expect(row).toContainText("703");
    await expect(row).toContainText("Voicemail of Night");
    await page.getByLabel("Kind", { exact: true }).selectOption("Queue");
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(row).toHaveCount(0);
    await expect(page.getByRole("row").filter({ hasText: "Sales" })).toContainText("2");
  });

  test(`members are moved, removed and added in one go, and somebody else's change is said, ${how}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation({ vacantSeats: 4 });
    const id = await aCallRoute(rollcall.database, admin.orgId, "Sales");
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto(`/routes/${id}`);
    const noPool = page.getByText("No number waits in the pool.");
    await expect(noPool.getByRole("link", { name: "Buy Number" })).toHaveAttribute("href", "/numbers/buy");
    await page.getByLabel("Add members", { exact: true }).fill("700 701 702");
    await save(page, "Saved.");
    await page.getByLabel("Place of 702", { exact: true }).fill("1");
    await page.getByLabel("Remove 701", { exact: true }).check();
    await page.getByLabel("Add members", { exact: true }).fill("703");
    await page.getByLabel("Ring seconds", { exact: true }).fill("2");
    await save(page, "Enter a whole number from 3 to 120.");
    await expect(page.getByLabel("Place of 702", { exact: true })).toHaveValue("1");
    await expect(page.getByLabel("Remove 701", { exact: true })).toBeChecked();
    await page.getByLabel("Ring seconds", { exact: true }).fill("15");
    await save(page, "Saved.");
    await expect(page.getByText("Rings 702 (vacant), 700 (vacant), 703 (vacant)")).toBeVisible();
    await expect(page.getByLabel("Place of 702", { exact: true })).toHaveValue("1");
    await expect(page.getByLabel("Place of 700", { exact: true })).toHaveValue("2");
    await expect(page.getByLabel("Add members", { exact: true })).toHaveValue("");

    await rollcall.database.rows("update routes set version = version + 1, ring_seconds = 33 where id = $1", [
      id,
    ]);
    await page.getByLabel("Name", { exact: true }).fill("Sales team");
    await save(page, "Somebody else changed this meanwhile.");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Sales team");
    await expect(page.getByText("All at once, for 33 seconds")).toBeVisible();
    await save(page, "Saved.");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sales team");

    await page.getByRole("button", { name: "Delete" }).first().click();
    const asked = page.getByRole(javaScriptEnabled ? "dialog" : "main");
    await expect(asked.getByText("3 seats are no member here any more.")).toBeVisible();
    await asked.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("Sales team is deleted.")).toBeVisible();
    await expect(page.getByText("No call route yet")).toBeVisible();
  });
}

test("another kind of call route begins with what was typed, and says which members are none", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  await page.goto("/routes/new");
  await page.getByLabel("Name", { exact: true }).fill("Sales");
  await page.getByLabel("Add members").fill("700; 701 abc");
  for (const kind of ["IVR", "Queue"]) {
    await page.getByRole("link", { name: kind, exact: true }).click();
    await expect(page.getByRole("link", { name: kind, exact: true })).toHaveAttribute("aria-current", "page");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Sales");
  }
  await expect(page.getByLabel("Add members")).toHaveValue("700; 701 abc");
  await add(page, "701, abc.");
});

async function open(page: Page, kind: string): Promise<void> {
  await page.goto("/routes/new");
  await page.getByRole("link", { name: kind, exact: true }).click();
  await expect(page.getByRole("link", { name: kind, exact: true })).toHaveAttribute("aria-current", "page");
}

const add = (page: Page, says: string) => press(page, "New call route", says);
const save = (page: Page, says: string) => press(page, "Save", says);

/** Presses, and waits for what the page says about it; a sentence may stand in the summary too. */
async function press(page: Page, button: string, says: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("main").getByText(says).first()).toBeVisible();
}
