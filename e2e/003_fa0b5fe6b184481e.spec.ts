import type { Page } from "@playwright/test";
import { heading } from "./support/by-label.ts";
import { fact } from "./support/fact.ts";
import { linkIn, passwordIn } from "./support/mailbox.ts";
import {
  addAgent,
  anAddress,
  landed,
  newPassword,
  sendAddAgent,
  shownPassword,
  signedIn,
  signIn,
  typeSignIn,
} from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const email = (page: Page) => page.getByLabel("Email Address");
const add = (page: Page) => page.getByRole("button", { name: "Add Agent" });
const sendMail = (page: Page) => page.getByLabel("Send an email to the new agent with their credentials");
const mustChange = (page: Page) =>
  page.getByLabel("Force the agent to change their password when logging in");

test("an admin creates an agent with every field filled in", async ({
  page,
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, managers } = await organisation({ managers: 1, vacantSeats: 1 });
  const { admin: elsewhere } = await organisation({ name: "Another organisation" });
  const address = anAddress("anna");

  await test.step("Navigate to Administration > Agent Management > Add Agent", async () => {
    await signIn(page, admin);
    await page.getByRole("link", { name: "Agents", exact: true }).click();
    await page.getByRole("link", { name: "+ Add" }).click();
    await expect(heading(page)).toHaveText("Add Agent");
  });

  await test.step("Name of Agent: the agent's display name", async () => {
    await email(page).fill(address);
    await add(page).click();
    await expect(page.getByLabel("Name of Agent")).toHaveAccessibleDescription(/Enter a name\./);
    await page.getByLabel("Name of Agent").fill("Anna Ahrens");
  });

  await test.step("Email Address: must be a valid email format and unique across all agents", async () => {
    for (const [typed, sentence] of [
      ["anna.example.com", /This is not an email address\./],
      [managers[0]?.email ?? "", /This email address is already in use\./],
      [elsewhere.email.toUpperCase(), /This email address is already in use\./],
    ] as const) {
      await email(page).fill(typed);
      await add(page).click();
      await expect(email(page)).toHaveAccessibleDescription(sentence);
    }
    await expect(page.getByLabel("Name of Agent")).toHaveValue("Anna Ahrens");
    await email(page).fill(address);
  });

  await test.step("Select a Role from the dropdown", async () => {
    await expect(page.getByLabel("Role").locator("option")).toHaveText(["Agent", "Manager", "Admin"]);
    await page.getByLabel("Role").selectOption("Manager");
  });

  await test.step("Optionally select a Language and Business Unit", async () => {
    await page.getByLabel("Language").selectOption("Deutsch");
    await page.getByLabel("Business Unit").selectOption("Night shift");
  });

  await test.step("Optionally enter Land Line Phone and Mobile Phone numbers", async () => {
    await page.getByLabel("Land Line Phone").fill("+49 30 901820");
    await page.getByLabel("Mobile Phone").fill("+44 7400 123456");
  });

  await test.step("Toggle: send an email with their credentials, and force the agent to change their password", async () => {
    await expect(sendMail(page)).toBeChecked();
    await expect(mustChange(page)).toBeChecked();
  });

  const shown =
    await test.step("Click Add Agent: a confirmation message displays the temporary password", async () => {
      await sendAddAgent(page);
      await expect(page.getByText(`Anna Ahrens can sign in as ${address}.`)).toBeVisible();
      await expect(page.getByText(`The credentials are on their way to ${address}.`)).toBeVisible();
      return shownPassword(page);
    });

  await test.step("The agent receives their credentials by email: email and temporary password", async () => {
    const mail = await rollcall.mails.newest(address);
    expect(mail.subject).toBe("Ihr Rollcall-Zugang bei Harbour Lights");
    expect(mail.text).toContain(address);
    expect(passwordIn(mail)).toBe(shown);
  });

  await test.step("The agent signs in with the email as username, must change the password, and reads the own language", async () => {
    const theirs = await (await browserOf()).newPage();
    await theirs.goto(linkIn(await rollcall.mails.newest(address), "/sign-in"));
    await typeSignIn(theirs, { email: address, password: shown });
    await theirs.waitForURL("/first-password");
    await theirs.goto("/agents");
    await theirs.waitForURL("/first-password");
    await theirs.getByLabel("Neues Passwort", { exact: true }).fill(newPassword);
    await theirs.getByLabel("Neues Passwort wiederholen").fill(newPassword);
    await theirs.getByRole("button", { name: "Passwort festlegen" }).click();
    await expect(heading(theirs)).toHaveText("Übersicht");
    await theirs.goto("/home");
    await expect(theirs.getByText("Schön, dass Sie da sind, Anna Ahrens.")).toBeVisible();
  });

  await test.step("The agent account is created, with everything for reference", async () => {
    await page.getByRole("link", { name: "Open Anna Ahrens" }).click();
    await expect(heading(page)).toHaveText(/^Anna Ahrens/);
    for (const [label, value] of [
      ["Email", address],
      ["Role", "Manager"],
      ["Language", "Deutsch"],
      ["Business unit", "Night shift"],
      ["Land Line Phone", "+49 30 901820"],
      ["Mobile Phone", "+44 7400 123456"],
      ["Password", "Chosen by the agent"],
    ] as const) {
      // What the audit trail says of it stands further down.
      await expect(fact(page, label).first()).toHaveText(value);
    }
  });
});

test("with both toggles off nobody is mailed, and the temporary password becomes the ordinary one", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  const address = anAddress("otto");
  await page.goto("/agents/new");
  await email(page).fill(address);
  await page.getByLabel("Name of Agent").fill("Otto Ordinary");

  const shown = await test.step("Send email notification: off", async () => {
    await sendMail(page).uncheck();
    await mustChange(page).uncheck();
    await sendAddAgent(page);
    await expect(page.getByText("No mail is sent. Hand the temporary password over yourself.")).toBeVisible();
    expect(await rollcall.database.rows("select 1 from outbox where recipient = $1", [address])).toEqual([]);
    return shownPassword(page);
  });

  await test.step("Force password change: off", async () => {
    for (const _ of ["the first time", "again"]) {
      const theirs = await landed(browserOf, { email: address, password: shown });
      await expect(theirs).toHaveURL("/home");
    }
  });
});

test("a manager creates an agent with the two required fields alone", async ({ browserOf, organisation }) => {
  const { admin, managers } = await organisation({ managers: 1, vacantSeats: 1 });
  const page = await signedIn(browserOf, managers[0] ?? admin);

  await test.step("The Admin role is only available if you are an Admin yourself", async () => {
    await page.goto("/agents/new");
    await expect(page.getByLabel("Role").locator("option")).toHaveText(["Agent", "Manager"]);
  });

  await test.step("Required Information: Email Address and Name of Agent", async () => {
    await addAgent(page, { email: anAddress("rex"), name: "Rex Required" });
    await page.getByRole("link", { name: "Open Rex Required" }).click();
    await expect(fact(page, "Role")).toHaveText("Agent");
    await expect(fact(page, "Language")).toHaveText("English");
    for (const label of ["Business unit", "Land Line Phone", "Mobile Phone"]) {
      await expect(fact(page, label)).toHaveText("None");
    }
  });
});
