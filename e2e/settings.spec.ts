import type { Page } from "@playwright/test";
import { axeViolations } from "./support/axe.ts";
import { dayFromNow } from "./support/days.ts";
import { fact } from "./support/fact.ts";
import { landed, signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with the script" : "without the script";

  test(`an admin changes organisation, billing and contract, each mistake with its sentence, ${how}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation({ name: "Harbour Lights", vacantSeats: 2 });
    const page = await landed(browserOf, admin, { javaScriptEnabled });
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");

    await save(page, "organisation", { "Support address": "help@" }, "This is not an email address.");
    if (javaScriptEnabled) await save(page, "organisation", { "Organisation name": " " }, "Enter a name.");
    const right = { "Organisation name": "Harbour Lamps", "Support address": "help@example.com" };
    await save(page, "organisation", right, "Saved.");
    await page.getByLabel("Time zone").selectOption("Europe/Paris");
    await save(page, "organisation", {}, "Saved.");

    // What each mistake is called is the same with and without the script; that one is said at all, and what was typed stays, is not.
    for (const wrong of javaScriptEnabled ? ["0", "32", "x", ""] : ["32"]) {
      await save(page, "billing", { "Bill day": wrong }, "A bill day is a number from 1 to 31.");
      await expect(page.getByLabel("Bill day", { exact: true })).toHaveValue(wrong);
    }
    await page.getByLabel("Billing cycle").selectOption("Quarterly");
    await save(page, "billing", { "Bill day": "15" }, "Saved.");
    await expect(page.getByText(/^From \w+ 1, \d{4}: quarterly, on day 15$/)).toBeVisible();
    await expect(page.getByText(/^The bill of that date will be €\S+ instead of €70\.00\.$/)).toBeVisible();
    await expect(page.getByText(/^Another €140\.00 follows on \w+ 15, \d{4}/)).toBeVisible();
    await page.goto("/billing");
    await expect(fact(page, "Cycle")).toHaveText(
      /^Monthly, bill day 1From \w+ 1, \d{4}: quarterly, bill day 15$/,
    );
    await expect(fact(page, "Next bill")).toHaveText(/^€\S+ on .+€140\.00 follows on \w+ 15, \d{4}\.$/);
    await expect(page.getByRole("listitem").filter({ hasText: /^Second part, \w+ 15/ })).toContainText(
      "€140.00",
    );
    await page.goto("/");
    await expect(page.getByText(/^€140\.00 follows on \w+ 15, \d{4}\.$/)).toBeVisible();
    await page.goto("/settings");
    await expect(page.getByLabel("Billing cycle")).toHaveValue("quarterly");
    await page.getByLabel("Billing cycle").selectOption("Monthly");
    await save(page, "billing", { "Bill day": "1" }, "Saved.");
    await expect(page.getByText(/: quarterly, on day 15/)).toHaveCount(0);

    const backwards = { "Contract start": "2098-05-01", "Contract end": "2098-04-30" };
    await save(page, "contract", backwards, "A contract ends after it starts.");
    const open = { "Contract start": "2098-05-01", "Contract end": "" };
    const endless = { "Contract start": "", "Contract end": "9999-12-31" };
    if (javaScriptEnabled) {
      await save(page, "contract", open, "Enter when the contract ends.");
      await save(page, "contract", endless, "Enter a date between 1970 and 2199.");
    }
    await save(page, "contract", { "Contract start": "", "Contract end": "2098-04-30" }, "Saved.");
    await expect(page.getByText(/^Seats may be released from Apr 1, 2098, with effect on/)).toBeVisible();
    await save(page, "contract", { "Contract end": "" }, "Saved.");
    await expect(page.getByText(/^Seats may be released now, with effect on/)).toBeVisible();
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);

    const [stored] = await rollcall.database.rows(
      "select name, time_zone, support_email, contract_end from organisations where id = $1",
      [admin.orgId],
    );
    expect(stored).toEqual({
      name: "Harbour Lamps",
      time_zone: "Europe/Paris",
      support_email: "help@example.com",
      contract_end: null,
    });
  });

  test(`an admin adds a tier, renames it, and plans and removes its price, ${how}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/settings");
    await page.getByRole("link", { name: "Add tier" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add tier");
    const add = (typed: Record<string, string>, says: string) => press(page, "Add tier", typed, says);
    await add({ Name: "Gold", "Monthly price": "" }, "Enter a price.");
    if (javaScriptEnabled) {
      await add({ "Monthly price": "0,00" }, "A price is more than zero.");
      await add({ "Monthly price": "-5" }, "A price cannot be negative.");
      await add({ "Monthly price": "cheap" }, "Enter the price as a number, such as 65 or 65.00.");
      await add({ "Monthly price": "1000000000" }, "A price is at most 999,999,999.99.");
      await add({ "Monthly price": "1.250" }, "The currency has fewer decimals than that.");
    }
    await add({ Name: "Professional", "Monthly price": "120,50" }, "This name is already in use.");
    await page.getByLabel("SMS", { exact: true }).check();
    await add({ Name: "Gold" }, "Gold is added.");
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);

    await page.getByRole("link", { name: "Open Gold" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gold");
    await expect(page.getByLabel("SMS", { exact: true })).toBeChecked();
    await page.getByLabel("Call recording").check();
    await page.getByLabel("Offered for new seats").uncheck();
    await press(page, "Save tier", { Name: "Platinum" }, "Saved.");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Platinum");

    const price = (typed: Record<string, string>, says: string) => press(page, "Save price", typed, says);
    if (javaScriptEnabled) {
      await price({ "Monthly price": "x", From: "2098-01-15" }, "Enter the price as a number");
      await price({ "Monthly price": "130", From: "2020-01-01" }, "A price starts today or later");
    }
    await price({ "Monthly price": "120.50", From: "2098-01-15" }, "This is the price on that day already.");
    await price({ "Monthly price": "130", From: "2098-01-15" }, "Saved.");
    const planned = page.getByRole("row").filter({ hasText: "Planned" });
    await expect(planned).toContainText("€130.00");
    await expect(planned).toContainText("Feb 1, 2098");
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);

    await page.goto("/settings");
    const row = page.getByRole("row").filter({ hasText: "Platinum" });
    await expect(row).toContainText("€120.50");
    await expect(row).toContainText("€130.00 from Jan 15, 2098");
    await expect(row).toContainText("SMS, Call recording");
    await expect(row).toContainText("Not sold any more");
    await row.getByRole("link", { name: "Platinum" }).click();
    await page.getByRole("button", { name: "Remove the price from Jan 15, 2098" }).click();
    await expect(page.getByText("The price from Jan 15, 2098 is removed.")).toBeVisible();
    await expect(planned).toHaveCount(0);
    await expect(page.getByRole("row").filter({ hasText: "In force" })).toContainText("€120.50");
  });
}

test("the currency can be chosen until something was charged, and then says why it cannot", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, tiers, vacantSeats } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  await page.goto("/settings");
  await page.getByLabel("Currency", { exact: true }).selectOption("JPY");
  await press(page, "Save billing", {}, "Saved.");
  await expect(page.getByRole("row").filter({ hasText: "Professional" })).toContainText("¥65");

  await page.getByLabel("Currency", { exact: true }).selectOption("USD");
  await rollcall.database.rows(
    `insert into charges (org_id, id, seat_id, kind, covers_from, covers_until, days, of_days, months, tier_id, monthly_price,
       amount, created_at, charged_on, currency)
     values ($1, gen_random_uuid(), $2, 'seat-added', $4::date, $4::date + 1, 1, 30, 0, $3, 65, 2, now(),
       $4::date, 'JPY')`,
    [admin.orgId, vacantSeats[0], tiers[0]?.id, dayFromNow(0)],
  );
  await press(
    page,
    "Save billing",
    {},
    "Something was charged, or is being bought, and so the currency stays.",
  );
  await page.reload();
  await expect(page.getByLabel("Currency", { exact: true })).toHaveCount(0);
  await expect(
    page.getByText("JPY. Fixed, because something was charged, or is being bought, in it."),
  ).toBeVisible();
});

test("what another admin saved meanwhile of billing, contract, tier or unit is said beside its field, and is not undone unseen", async ({
  browserOf,
  organisation,
}) => {
  const { admin, tiers, units } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/settings");
  const slow = await page.context().newPage();
  await slow.goto("/settings");

  await page.getByLabel("Billing cycle").selectOption("Quarterly");
  await save(page, "billing", {}, "Saved.");
  await save(slow, "billing", { "Bill day": "15" }, "Somebody else changed this meanwhile.");
  await expect(slow.getByText("Saved meanwhile: Quarterly")).toBeVisible();
  await expect(slow.getByText(/: quarterly, on day 1$/), "above the form too").toBeVisible();
  await expect(slow.getByText("Saved meanwhile:"), "not beside what only I changed").toHaveCount(1);
  await expect(slow.getByLabel("Bill day", { exact: true })).toHaveValue("15");
  await slow.getByLabel("Billing cycle").selectOption("Quarterly");
  await save(slow, "billing", {}, "Saved.");
  await expect(slow.getByText(/: quarterly, on day 15$/)).toBeVisible();
  // What was just saved is what the same form shows from then on.
  await save(slow, "billing", { "Bill day": "16" }, "Saved.");
  await expect(slow.getByText(/: quarterly, on day 16$/)).toBeVisible();

  await save(page, "contract", { "Contract end": "2098-04-30" }, "Saved.");
  await save(slow, "contract", { "Contract end": "2097-04-30" }, "Somebody else changed this meanwhile.");
  await expect(slow.getByText("Saved meanwhile: Apr 30, 2098")).toBeVisible();
  await slow.getByRole("button", { name: "Save contract" }).click();
  await expect(slow.getByText(/^Seats may be released from \w+ \d+, 2097/)).toBeVisible();
  await slow.reload();
  await expect(slow.getByLabel("Contract end")).toHaveValue("2097-04-30");

  for (const { path, button } of [
    { path: `/settings/tiers/${tiers[0]?.id}`, button: "Save tier" },
    { path: `/settings/units/${units[0]?.id}`, button: "Save" },
  ]) {
    await page.goto(path);
    await slow.goto(path);
    await press(page, button, { Name: "Quayside" }, "Saved.");
    await press(slow, button, { Name: "Waterfront" }, "Somebody else changed this meanwhile.");
    await expect(slow.getByText("Saved meanwhile: Quayside")).toBeVisible();
    await expect(slow.getByLabel("Name", { exact: true })).toHaveValue("Waterfront");
    await press(slow, button, {}, "Saved.");
  }
});

test("another admin's change is not undone unseen, though another part of the page was saved and the page drawn anew since", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/settings");
  const slow = await page.context().newPage();
  await slow.goto("/settings");
  await slow.getByLabel("Contract end").fill("2097-06-30");

  await page.getByLabel("Billing cycle").selectOption("Quarterly");
  await save(page, "billing", {}, "Saved.");
  await expect(page.getByText(/: quarterly, on day 1$/)).toBeVisible();
  await save(page, "contract", { "Contract end": "2098-04-30" }, "Saved.");
  await expect(page.getByText(/^Seats may be released from \w+ \d+, 2098/)).toBeVisible();

  await page.close();
  await slow.getByRole("button", { name: "Save organisation" }).click();
  await expect(slow.getByText(/: quarterly, on day 1$/), "the page around is drawn anew").toBeVisible();
  await save(slow, "billing", { "Bill day": "5" }, "Somebody else changed this meanwhile.");
  await expect(slow.getByText("Saved meanwhile: Quarterly")).toBeVisible();
  await slow.getByRole("button", { name: "Save contract" }).click();
  await expect(slow.getByText("Saved meanwhile: Apr 30, 2098")).toBeVisible();
  await expect(slow.getByLabel("Contract end")).toHaveValue("2097-06-30");

  // What was seen by then may be saved over, again and again.
  for (const day of ["6", "7", "8"]) {
    await save(slow, "billing", { "Bill day": day }, "Saved.");
    await expect(slow.getByText(new RegExp(`: monthly, on day ${day}$`))).toBeVisible();
  }
});

test("a business unit half typed outlasts the saving of another part of the page, and goes once it is added", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/settings");
  const name = page.getByLabel("New business unit");
  await name.fill("Quayside");
  await save(page, "organisation", {}, "Saved.");
  await expect(name).toHaveValue("Quayside");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Quayside is added.")).toBeVisible();
  await expect(name).toHaveValue("");
  await name.fill("Waterfront");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Waterfront is added.")).toBeVisible();
});

test("an answer that comes late leaves the focus to the hand that has gone on", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/settings");
  let answer = () => {};
  let held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/settings", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await page.getByRole("button", { name: "Save organisation" }).click();
  const domain = page.getByLabel("SIP domain");
  await domain.click();
  await page.keyboard.type("sip.north");
  answer();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.keyboard.type("wind.example.com");
  await expect(domain).toHaveValue("sip.northwind.example.com");
  await expect(domain).toBeFocused();

  held = new Promise((resolve) => {
    answer = resolve;
  });
  const name = page.getByLabel("Organisation name");
  await name.fill("Northwind");
  await name.press("Enter");
  await page.keyboard.type(" Lim");
  answer();
  await expect(page.getByText(/^Saving/)).toHaveCount(0);
  await page.keyboard.type("ited");
  await expect(name).toHaveValue("Northwind Limited");
  await expect(name).toBeFocused();
  await expect(page.getByText("Saved."), "of what was typed since").toHaveCount(0);
  await page.reload();
  await expect(name).toHaveValue("Northwind");
});

test("what changed is in the audit trail, with what it was", async ({ browserOf, organisation }) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/settings");
  await save(page, "contract", { "Contract end": "2098-04-30" }, "Saved.");
  await page.getByLabel("Billing cycle").selectOption("Annual");
  await press(page, "Save billing", {}, "annual, on day 1");
  await page.goto("/audit");
  await expect(page.getByText("Ada Admin changed the contract")).toBeVisible();
  await expect(page.getByText("Ada Admin changed the billing terms")).toBeVisible();
});

test("a manager finds no settings", async ({ browserOf, organisation, expected }) => {
  expected.answers(403, /^\/settings/);
  const { managers, tiers } = await organisation({ managers: 1 });
  const page = await landed(browserOf, managers[0] ?? { email: "", password: "" });
  await expect(page.getByRole("link", { name: "Settings", exact: true })).toHaveCount(0);
  for (const path of ["/settings", "/settings/tiers/new", `/settings/tiers/${tiers[0]?.id}`]) {
    expect((await page.goto(path))?.status(), path).toBe(403);
  }
});

const save = (page: Page, what: string, typed: Record<string, string>, says: string) =>
  press(page, `Save ${what}`, typed, says);

/** Fills in by label, presses, and waits for what the page says about it; a sentence may stand in the summary too. */
async function press(page: Page, button: string, typed: Record<string, string>, says: string): Promise<void> {
  for (const [label, value] of Object.entries(typed)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("main").getByText(says).first()).toBeVisible();
}

test("the sentence about a field just left does not move the button from under whoever presses it", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/settings");
  await page.getByLabel("Bill day", { exact: true }).fill("32");
  // As long as a slow hand takes, and longer than what checks the field takes to come.
  await page.getByRole("button", { name: "Save billing" }).click({ delay: 800 });
  await expect(page.getByText("Please check the following")).toBeVisible();
});

test("what was saved is said until something is typed after it, and no hand that types loses its field", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/settings");
  await save(page, "organisation", { "Support address": "help@" }, "This is not an email address.");
  await save(page, "organisation", { "Support address": "help@mail.co" }, "Saved.");
  const field = page.getByLabel("Support address");
  const saved = page.getByRole("main").getByText("Saved.");
  // For the length of one letter it is no address.
  await field.press("End");
  await page.keyboard.type(".uk");
  await expect(field).toHaveValue("help@mail.co.uk");
  await expect(field).toBeFocused();
  await expect(page.getByRole("main").getByText("This is not an email address.")).toHaveCount(0);
  await expect(saved).toHaveCount(0);

  await save(page, "organisation", {}, "Saved.");
  await expect(page.getByText("Saved.").locator("xpath=ancestor::div[@tabindex=-1]")).toBeFocused();
});
