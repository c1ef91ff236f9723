import type { Page } from "@playwright/test";
import { actionOf, sendAction } from "./support/action-request.ts";
import { apply, chargedToday, charges, number, quote } from "./support/billing-page.ts";
import { landed, signedIn } from "./support/people.ts";
import type { Rollcall } from "./support/rollcall.ts";
import { seated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";

const slider = (page: Page, tier: string) => page.getByRole("slider", { name: tier });
const counter = (page: Page, text: string) => expect(page.getByText(text, { exact: true })).toBeVisible();

test("raising a slider: the quote on the screen is what ledger, statement and file have", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const page = await landed(browserOf, admin);
  await page.getByRole("link", { name: "Seats & billing" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Seats & billing");
  await counter(page, "0 of 0 seats in use, 0 vacant");
  await expect(quote(page)).toContainText("No charge.");

  await slider(page, "Professional").press("ArrowRight");
  await slider(page, "Professional").press("ArrowRight");
  await expect(number(page, "Professional")).toHaveValue("2");
  await number(page, "Professional").fill("3");
  await expect(slider(page, "Professional")).toHaveValue("3");
  await expect(quote(page)).toContainText("3 Professional seats");
  const shown = await chargedToday(quote(page));
  await apply(page);
  await expect(page.getByText("3 seats were added.")).toBeVisible();
  await counter(page, "0 of 3 seats in use, 3 vacant");
  await expect(quote(page)).toContainText("No charge.");

  const amounts = await charges(page).getByRole("cell").filter({ hasText: /^€/ }).allTextContents();
  expect(amounts).toHaveLength(3);
  expect(sum(amounts)).toBe(cents(shown));
  const [row] = await rollcall.database.rows<{ total: string }>(
    "select sum(amount)::text as total from charges where org_id = $1",
    [admin.orgId],
  );
  expect(Number(row?.total)).toBe(cents(shown));

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^charges-\d{4}-\d\d-\d\d\.csv$/);
  const file = await page.request.get("/billing/charges.csv");
  expect(file.headers()["x-content-type-options"]).toBe("nosniff");
  expect(file.headers()["content-disposition"]).toContain("attachment");
  const text = await file.text();
  expect(text.startsWith("\uFEFFDate,Kind,")).toBe(true);
  const rows = text.trim().split("\r\n").slice(1);
  expect(rows.map((line) => line.split(",")[13])).toEqual(amounts.map((amount) => amount.slice(1)));
  expect(rows.every((line) => line.includes(",EUR,Ada Admin"))).toBe(true);

  await page.getByRole("link", { name: "Statement", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Statement");
  await expect(page.getByRole("row", { name: /^Total/ })).toContainText(shown);
  await expect(page.getByRole("row", { name: /Seat added, Professional/ })).toContainText(
    `3 seats, ${amounts[0]}`,
  );
});

test("raising, lowering and keeping without JavaScript: each is said first, and confirmed by the same button", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin, { javaScriptEnabled: false });
  await page.goto("/billing");
  await expect(slider(page, "Essential")).toHaveCount(0);
  await number(page, "Essential").fill("2");
  await apply(page);
  await expect(page.getByText("This costs money. Check the quote, then confirm.")).toBeVisible();
  expect(await chargesOf(rollcall, admin.orgId)).toBe(0);
  await expect(number(page, "Essential")).toHaveValue("2");
  const shown = await chargedToday(quote(page));
  await apply(page);
  await expect(page.getByText("2 seats were added.")).toBeVisible();
  expect(sum(await charges(page).getByRole("cell").filter({ hasText: /^€/ }).allTextContents())).toBe(
    cents(shown),
  );

  await number(page, "Essential").fill("1");
  await apply(page);
  await expect(page.getByText("This releases seats. Check what goes and when, then confirm.")).toBeVisible();
  await expect(quote(page)).toContainText(
    /One vacant seat will be released on .+: 101\. Nothing is refunded; a second charge that is still to come is still owed\./,
  );
  await apply(page);
  await expect(page.getByText(/^One seat will be released on /)).toBeVisible();
  await page
    .getByRole("table", { name: "Scheduled releases" })
    .getByRole("button", { name: "Keep this seat" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Keep the seat Extension 101, Essential?");
  await expect(page.getByText("Kept, it stays vacant and goes on being billed.")).toBeVisible();
  await expect(quote(page)).toContainText("No charge.");
  await expect(quote(page)).toContainText(/Next bill on .+: €\d+\.\d\d instead of €\d+\.\d\d\./);
  await page.getByRole("button", { name: "Keep this seat" }).click();
  await expect(page.getByText("The seat Extension 101, Essential stays.")).toBeVisible();
  await page.getByRole("link", { name: "Back to Seats & billing" }).click();
  await expect(page.getByText("No seat is due for release.")).toBeVisible();
  expect(await chargesOf(rollcall, admin.orgId)).toBe(2);
});

test("lowering says what goes and when, and the seat can be kept in place", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation({ vacantSeats: 3 });
  const page = await signedIn(browserOf, admin);
  await page.goto("/billing");
  await expect(number(page, "Essential")).toHaveValue("3");
  await number(page, "Essential").fill("1");
  await expect(quote(page)).toContainText(/2 vacant seats will be released on .+: 702 and 701\./);
  await apply(page);
  await expect(page.getByText(/^2 seats will be released on /)).toBeVisible();
  await counter(page, "0 of 3 seats in use, 3 vacant");
  await expect(number(page, "Essential")).toHaveValue("1");
  await expect(page.getByText("2 more are due for release.")).toBeVisible();

  const releases = page.getByRole("table", { name: "Scheduled releases" });
  await expect(releases.getByRole("rowheader")).toHaveText([
    "Extension 702, Essential",
    "Extension 701, Essential",
  ]);
  await releases.getByRole("button", { name: "Keep this seat" }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Keep the seat Extension 702, Essential?");
  await dialog.getByRole("button", { name: "Keep this seat" }).click();
  await expect(page.getByText("The seat Extension 702, Essential stays.")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(releases.getByRole("rowheader")).toHaveText(["Extension 701, Essential"]);
  await releases.getByRole("button", { name: "Keep this seat" }).click();
  await dialog.getByRole("button", { name: "Keep this seat" }).click();
  await expect(page.getByText("The seat Extension 701, Essential stays.")).toBeVisible();
  await expect(page.getByText("No seat is due for release.")).toBeVisible();

  await number(page, "Essential").fill("2");
  await expect(quote(page)).toContainText("One vacant seat will be released on ");
  await apply(page);
  await expect(page.getByText(/^One seat will be released on /)).toBeVisible();
  await number(page, "Essential").fill("3");
  await expect(quote(page)).toContainText("One seat that is due for release stays.");
  await apply(page);
  await expect(page.getByText("One seat was kept from release.")).toBeVisible();
  expect(await chargesOf(rollcall, admin.orgId)).toBe(0);
});

test("below what is held it says who would have to leave, deactivated people first", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, agents, vacantSeats } = await organisation({ agents: 3, vacantSeats: 3 });
  for (const [n, agent] of agents.entries()) await seated(rollcall, agent, vacantSeats[n]);
  await rollcall.database.rows("update agents set state = 'Deactivated' where id = $1", [agents[2]?.id]);
  const page = await signedIn(browserOf, admin);
  await page.goto("/billing");
  await counter(page, "2 of 3 seats in use, 0 vacant, 1 held by a deactivated agent");
  await number(page, "Essential").fill("2");
  await apply(page);
  await expect(page.getByText("Who would have to leave")).toBeVisible();
  const alert = page.getByRole("alert").filter({ hasText: "Who would have to leave" });
  await expect(alert).toContainText("3 people hold seats of the tier Essential.");
  await expect(alert.getByRole("link", { name: /^Alex/ })).toHaveText([
    "Alex Agent 3",
    "Alex Agent 1",
    "Alex Agent 2",
  ]);
  await expect(alert.getByRole("listitem").filter({ hasText: "Alex Agent 3" })).toContainText(
    "(Deactivated)",
  );

  await number(page, "Essential").fill("4");
  await expect(number(page, "Essential")).not.toHaveAttribute("aria-invalid");
  await expect(page.getByText("Who would have to leave")).toHaveCount(0);
  await expect(quote(page)).toContainText("Replace instead: no charge");
  await expect(quote(page).getByRole("link", { name: "See deactivated agents" })).toHaveAttribute(
    "href",
    "/agents?state=Deactivated",
  );

  await number(page, "Essential").fill("-3");
  await apply(page);
  await expect(page.getByRole("alert").first()).toContainText("Enter a whole number");
  await expect(page.getByText("Who would have to leave")).toHaveCount(0);
});

test("a quote that another's change has overtaken charges nothing and is shown anew", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, tiers } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/billing");
  await number(page, "Essential").fill("1");
  const before = await chargedToday(quote(page));
  await setPrice(rollcall, tiers[0]?.id ?? "", 777_00);
  const other = await signedIn(browserOf, admin);
  await other.goto("/billing");
  await number(other, "Enterprise").fill("2");
  await chargedToday(quote(other));
  await apply(other);
  await expect(other.getByText("2 seats were added.")).toBeVisible();
  const once = await chargesOf(rollcall, admin.orgId);
  await counter(page, "0 of 0 seats in use, 0 vacant");
  await apply(page);
  await expect(
    page.getByText(/^The quote has changed since it was shown\. Nothing was charged\./),
  ).toBeVisible();
  const after = await chargedToday(quote(page));
  expect(after).not.toBe(before);
  // The rest of the page is of now as well, and what was wanted is still typed.
  await counter(page, "0 of 2 seats in use, 2 vacant");
  await expect(number(page, "Essential")).toHaveValue("1");
  expect(await chargesOf(rollcall, admin.orgId)).toBe(once);
  await apply(page);
  await expect(page.getByText("One seat was added.")).toBeVisible();
  await expect(charges(page)).toContainText(after);
});

test("a number of seats that is none gets a sentence and costs nothing", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, tiers } = await organisation();
  const sentence = theSentence("Enter a whole number from 0 to 99,999.");
  for (const javaScriptEnabled of [true, false]) {
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/billing");
    for (const typed of ["-1", "1.5", "999999", "1e3", ""]) {
      await number(page, "Essential").fill(typed);
      await apply(page);
      await expect(sentence(page)).toBeVisible();
      await expect(number(page, "Essential")).toHaveValue(typed);
    }
    await number(page, "Essential").fill("1001");
    await apply(page);
    await expect(
      page.getByText("At most 1,000 seats of a tier can be added or released at a time.").first(),
    ).toBeVisible();
  }
  const { request } = (await signedIn(browserOf, admin)).context();
  const field = `seats:${tiers[0]?.id}`;
  const attempts: [Record<string, string>, says: string][] = [
    [{ [field]: "many" }, "seat-count-invalid"],
    [{ [field]: "\uFF11" }, "seat-count-invalid"],
    [{ [field]: "1", quote: "forged" }, "quote-changed"],
    [{ [field]: "1", quote: "" }, "quote-not-seen"],
    [{ [field]: "1", amount: "0" }, "form-malformed"],
    [{ [`seats:${admin.id}`]: "1" }, "tier-unknown"],
    [{ "seats:none": "1" }, "form-malformed"],
  ];
  for (const [fields, says] of attempts) {
    const answer = await sendAction(request, actionOf("/billing#setSeatCountsAction"), {
      path: "/billing",
      fields: { key: crypto.randomUUID(), ...fields },
    });
    expect(await answer.text(), JSON.stringify(fields)).toContain(says);
  }
  expect(await chargesOf(rollcall, admin.orgId)).toBe(0);
});

test("a contract refuses with the day from which seats may go", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  await rollcall.database.rows("update organisations set contract_end = '2099-04-30' where id = $1", [
    admin.orgId,
  ]);
  for (const javaScriptEnabled of [true, false]) {
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/billing");
    await expect(page.getByText(/^Possible from Apr 1, 2099 on/)).toBeVisible();
    await number(page, "Essential").fill("0");
    if (javaScriptEnabled) await expect(quote(page)).toContainText("released from Apr 1, 2099 on");
    await apply(page);
    await expect(page.getByRole("alert").filter({ hasText: "from Apr 1, 2099 on" })).toBeVisible();
  }
});

const theSentence = (sentence: string) => (page: Page) => page.getByText(sentence).first();

const cents = (amount: string) => Number(amount.replace(/[€,.]/g, ""));

const sum = (amounts: string[]) => amounts.reduce((total, amount) => total + cents(amount), 0);

async function chargesOf(rollcall: Rollcall, orgId: string): Promise<number> {
  const rows = await rollcall.database.rows("select 1 from charges where org_id = $1", [orgId]);
  return rows.length;
}

/** Rewrites a price in force, which the triggers keep everybody else from: as if it had been fixed so before. */
async function setPrice(rollcall: Rollcall, tierId: string, monthlyPrice: number): Promise<void> {
  const client = await rollcall.database.connect();
  await client.query("begin");
  await client.query("set local session_replication_role = replica");
  await client.query("update tier_prices set monthly_price = $2 where tier_id = $1", [tierId, monthlyPrice]);
  await client.query("commit");
}
