import type { Page } from "@playwright/test";
import { dialog, heading, press, sees } from "./support/by-label.ts";
import { dayFromNow, written } from "./support/days.ts";
import { fact } from "./support/fact.ts";
import { linkIn, passwordIn } from "./support/mailbox.ts";
import {
  addAgent,
  anAddress,
  landed,
  newPassword,
  signedIn,
  typeNewPassword,
  typeSignIn,
} from "./support/people.ts";
import { saveSettings } from "./support/save-settings.ts";
import { furnished, moneyOf, oneSeated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";

const askDelete = async (page: Page, { id }: { id: string }) => {
  await page.goto(`/agents/${id}`);
  await press(page, "Delete");
};
const guide = {
  "Download link for computers": "https://example.com/phone",
  "Download link for mobiles": "https://example.com/mobile",
  "CRM pairing notes": "Open the CRM.",
};
const nothing = { charged: 0, owed: 0 };

test("replacing an agent, as a manager", async ({ page, browserOf, organisation, rollcall }) => {
  test.setTimeout(120_000);
  const { admin, manager, who: leaver, seatId } = await oneSeated(organisation, rollcall);
  const { direct } = await furnished(rollcall, admin, seatId);
  await saveSettings(await signedIn(browserOf, admin), "set-up guide", guide);
  const old = await landed(browserOf, leaver);
  const email = anAddress("jo");

  await test.step("Using an admin or manager account: Dashboard, Manage, Agents, the Agent, Edit", async () => {
    await page.goto("/sign-in");
    await typeSignIn(page, manager);
    await page.getByRole("link", { name: "Agents", exact: true }).click();
    await page.getByRole("link", { name: leaver.name }).click();
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await expect(heading(page)).toHaveText(`Edit ${leaver.name}`);
  });

  await test.step("Change the old user information to the new user information; DO NOT click save", async () => {
    await page.getByLabel("Email Address").fill(email);
    await page.getByLabel("Name of Agent").fill("Jo Joiner");
    await press(page, "Save");
    await expect(page.getByRole("group", { name: "The same person, or someone new?" })).toBeVisible();
    const [kept] = await rollcall.database.rows("select name, email from agents where id = $1", [leaver.id]);
    expect(kept).toEqual({ name: leaver.name, email: leaver.email });
  });

  await test.step("Click Save & Replace Agent once you have completed entering the new information", async () => {
    await press(page, "Save & Replace Agent");
    await expect(dialog(page).getByRole("heading")).toHaveText(`Replace ${leaver.name}?`);
    await expect(dialog(page).getByLabel("Email Address")).toHaveValue(email);
    await sees(dialog(page), "Charge: €0.00.");
    await dialog(page).getByRole("button", { name: "Replace", exact: true }).click();
    await sees(dialog(page), "Agent replaced");
  });

  await test.step("The new agent will acquire the direct number, caller ID, ring group placement(s), and devices of the old", async () => {
    await page.getByRole("link", { name: "Open Jo Joiner" }).click();
    await expect(heading(page)).toHaveText(/^Jo Joiner/);
    await expect(fact(page, "Extension")).toHaveText("700 (SIP)");
    await expect(fact(page, "Outbound Caller ID")).toContainText("of Sales");
    await expect(fact(page, "Call routes")).toHaveText("Sales");
    await expect(page.getByRole("listitem").filter({ hasText: "Desk phone in room 12" })).toBeVisible();
    await page.goto(`/numbers/${direct}`);
    await expect(fact(page, "Assigned to")).toContainText("Extension 700, Jo Joiner");
  });

  await test.step("and will be automatically e-mailed a setup guide for them to download Kixie and pair up their CRM", async () => {
    const mail = await rollcall.mails.newest(email);
    expect(mail.subject).toBe("Your set-up guide for Harbour Lights");
    for (const part of Object.values(guide)) expect(mail.text).toContain(part);
    expect(mail.text).toContain("Desk phone in room 12");
    const joiner = await (await browserOf()).newPage();
    await joiner.goto(linkIn(mail, "/sign-in"));
    await typeSignIn(joiner, { email, password: passwordIn(mail) });
    await typeNewPassword(joiner, newPassword);
    await joiner.waitForURL("/home");
    await expect(fact(joiner, "Extension")).toHaveText("700");
    await expect(joiner.getByRole("link", { name: "https://example.com/phone" })).toBeVisible();
  });

  await test.step("This helps avoid incurring prorated charges for adding additional users", async () => {
    expect(await moneyOf(rollcall, admin)).toEqual(nothing);
    await old.reload();
    await expect(old).toHaveURL(/\/sign-in\?reason=replaced/);
  });
});

test("deactivating a user, to be replaced at a later time", async ({ browserOf, organisation, rollcall }) => {
  const { admin, who: jimmy } = await oneSeated(organisation, rollcall);
  const theirs = await landed(browserOf, jimmy);
  const page = await signedIn(browserOf, admin);

  await test.step("We recommend deactivating agents instead of deleting the user", async () => {
    await askDelete(page, jimmy);
    await sees(dialog(page), "It goes on costing €35.00 a month. Adding somebody to it is free.");
    await dialog(page).getByRole("link", { name: "deactivate the account" }).click();
    await expect(heading(page)).toHaveText(`Deactivate ${jimmy.name}?`);
    await sees(page, "stays held, and still costs €35.00 a month.");
    await sees(page, "the seat passes on with everything in it, at no charge.");
  });

  await test.step('If you want to "deactivate" a user to revoke their access and then replace them later', async () => {
    await press(page, "Deactivate");
    await sees(page, "The account is deactivated. One open session was ended.");
    await theirs.reload();
    await expect(theirs).toHaveURL(/\/sign-in\?reason=deactivated/);
    await typeSignIn(theirs, jimmy);
    await sees(theirs, "Your account is deactivated.");
    await page.goto("/agents?state=Deactivated");
    await sees(page, "0 of 1 seat in use, 0 vacant, 1 held by a deactivated agent");
  });

  await test.step("The user can easily be reactivated", async () => {
    await page.getByRole("link", { name: jimmy.name }).click();
    await expect(page.getByRole("button", { name: "Reactivate", exact: true })).toBeVisible();
  });

  await test.step("Then go and replace with a new user when the time comes", async () => {
    const email = anAddress("new");
    await page.goto("/agents/new");
    await page.getByRole("link", { name: `Replace ${jimmy.name}, Essential, extension 700` }).click();
    await expect(heading(page)).toHaveText(`Replace ${jimmy.name}?`);
    await page.getByLabel("Email Address").fill(email);
    await page.getByLabel("Name of Agent").fill("Nell Newcomer");
    await press(page, "Replace");
    await sees(page, "Agent replaced");
    await sees(page, "The extension is 700.");
    await rollcall.mails.newest(email);
    expect(await moneyOf(rollcall, admin)).toEqual(nothing);
  });
});

test("deleting an agent under a contract", async ({ browserOf, organisation, rollcall }) => {
  const { admin, who, seatId, tiers } = await oneSeated(organisation, rollcall);
  await rollcall.database.rows("update seats set tier_id = $1 where id = $2", [tiers[1]?.id, seatId]);
  const page = await signedIn(browserOf, admin);
  const downgrade = async (quoted: string, says: string | RegExp) => {
    await page.goto(`/billing/seats/${seatId}`);
    await page.getByLabel("Billing Tier").selectOption({ label: "Essential, €35.00 a month" });
    await expect(page.getByRole("region", { name: "Quote" })).toContainText(quoted);
    await press(page, "Change tier");
    await expect(page.getByText(says).first()).toBeVisible();
  };
  const release = dialog(page).getByLabel("Release it");

  await test.step("Downgrading or deleting users is only possible within the last 30 days of your contract term", async () => {
    await saveSettings(page, "contract", { "Contract end": dayFromNow(31) });
    await askDelete(page, who);
    await expect(release).toBeDisabled();
    await sees(dialog(page), `The contract allows this from ${written(dayFromNow(2))};`);
    await downgrade("The contract does not allow this yet.", "The contract does not allow this yet.");
  });

  await test.step("Replacing is the only option here, until the last 30 days of the contract term", async () => {
    await askDelete(page, who);
    await expect(dialog(page).getByLabel("Keep it vacant")).toBeChecked();
    await dialog(page).getByText(`replace ${who.name}`).click();
    await expect(heading(page)).toHaveText(`Replace ${who.name}?`);
    await sees(page, /A new Professional seat would have cost €\d+\.\d\d today\./);
  });

  await test.step("Within the last 30 days both are possible", async () => {
    await saveSettings(page, "contract", { "Contract end": dayFromNow(28) });
    await downgrade("Next bill", /^The seat has Essential from .*\d{4}\.$/);
    await askDelete(page, who);
    await expect(release).toBeEnabled();
  });
});

test("deleting an agent without a contract", async ({ browserOf, organisation, rollcall }) => {
  const { admin } = await organisation({ cycle: "quarterly" });
  const page = await signedIn(browserOf, admin);

  await test.step("Adding a new user always generates a pro-rated charge", async () => {
    await addAgent(page, { email: anAddress("dora"), name: "Dora Departing" });
    expect((await moneyOf(rollcall, admin)).charged).toBeGreaterThan(0);
  });

  await test.step("There are no prorated refunds when you delete a user", async () => {
    const before = await moneyOf(rollcall, admin);
    await page.getByRole("link", { name: "Open Dora Departing" }).click();
    await press(page, "Delete");
    await sees(dialog(page), "Nothing is charged now, and nothing is refunded.");
    await sees(dialog(page), /^Still owed, whatever becomes of the seat: €70\.00 on /);
    await dialog(page).getByLabel("Release it").check();
    await dialog(page).getByRole("button", { name: "Delete", exact: true }).click();
    await sees(page, /^The account is closed\. The seat with extension \d+ is vacant and goes on /);
    expect(await moneyOf(rollcall, admin)).toEqual(before);
  });

  await test.step("To delete a user that you're not going to replace before your next bill date", async () => {
    await page.goto("/billing");
    await expect(fact(page, "Next bill")).toHaveText(/^€0\.00 on /);
    const [, date = ""] = ((await fact(page, "Next bill").textContent()) ?? "").split(" on ");
    await expect(page.getByRole("table", { name: "Scheduled releases" })).toContainText(date);
  });
});
