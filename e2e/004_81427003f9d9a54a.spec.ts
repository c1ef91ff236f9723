import { field, heading, open, personMenu, press } from "./support/by-label.ts";
import { fact } from "./support/fact.ts";
import {
  anAddress,
  landed,
  newPassword,
  sendAddAgent,
  shownPassword,
  signedIn,
  typeNewPassword,
} from "./support/people.ts";
import { saveSettings } from "./support/save-settings.ts";
import { expect, test } from "./support/test.ts";

test("users are made with a SIP or a Web extension, and forced to be logged in or not", async ({
  browserOf,
  organisation,
}) => {
  test.setTimeout(120_000);
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await saveSettings(page, "set-up guide", { "SIP domain": `seed-${admin.orgId}.example.com` });
  const tia = { email: anAddress("tia"), password: newPassword };

  await test.step("Make sure you have an extension", async () => {
    await open(page, "Extensions");
    await open(page, "New extension");
    await field(page, "Extension").fill("4711");
    await field(page, "Extension type").selectOption("SIP: softphone or desk phone");
    await press(page, "Add extension");
    await expect(page.getByText("Extension 4711 added")).toBeVisible();
  });

  await test.step("Navigate to the Users section and click on New user", async () => {
    await open(page, "Agents");
    await open(page, "+ Add");
    await expect(heading(page)).toHaveText("Add Agent");
  });

  const temporary =
    await test.step("Fill in the details for your user as you require, and the user will be created", async () => {
      await page.getByLabel("Email Address").fill(tia.email);
      await page.getByLabel("Name of Agent").fill("Tia Taker");
      await field(page, "Extension").fill("4711");
      await field(page, "Extension type").selectOption("SIP");
      await page.getByLabel("Force login").check();
      await sendAddAgent(page);
      await expect(page.getByText("The extension is 4711.")).toBeVisible();
      return shownPassword(page);
    });
  await open(page, "Open Tia Taker");

  const theirs = await landed(browserOf, { ...tia, password: temporary });
  await test.step("SIP: should be configured on softphone or IP phone device", async () => {
    await typeNewPassword(theirs, tia.password);
    await theirs.waitForURL("/home");
    await expect(theirs.getByText("Your extension is for a softphone or a desk phone.")).toBeVisible();
    await expect(fact(theirs, "SIP user name")).toHaveText("4711");
    await press(theirs, "Show SIP secret");
    await expect(theirs.getByText(/^[0-9a-f]{30}$/)).toBeVisible();
    await expect(theirs.getByRole("img", { name: "QR code with the SIP account" })).toBeVisible();
  });

  await test.step("If the Force login is on True, the user will be able to make and receive calls only if logged in", async () => {
    const calls = async (says: string) => {
      await page.reload();
      await expect(fact(page, "Can place calls")).toHaveText(says);
      await expect(fact(page, "Can receive calls")).toHaveText(says);
    };
    await expect(
      theirs.getByText("You can place and take calls only while you are signed in."),
    ).toBeVisible();
    await calls("Yes");
    await personMenu(theirs, "Tia Taker").click();
    await press(theirs, "Sign out");
    await expect(theirs).toHaveURL(/\/sign-in/);
    await calls("No, because this seat calls only while its agent is signed in.");
  });

  await test.step("How to Change/Edit User's Details: find the user, edit the name, and whether login is forced", async () => {
    await open(page, "Agents");
    await field(page, "Search").fill("4711");
    await field(page, "Search").press("Enter");
    await expect(page).toHaveURL(/q=4711/);
    await open(page, "Tia Taker");
    await open(page, "Edit");
    await page.getByLabel("Name of Agent").fill("Tia Turner");
    await page.getByLabel("Force login").uncheck();
    await press(page, "Save");
    await expect(page.getByText("Tia Turner is saved.")).toBeVisible();
    await open(page, "Back to Tia Turner");
    await expect(fact(page, "Force login").first()).toHaveText("No");
    await expect(fact(page, "Can place calls")).toHaveText("Yes");
  });

  await test.step("Web: can be used only from the user's dashboard, with no need of a softphone", async () => {
    const web = { email: anAddress("wes"), password: "" };
    await open(page, "Agents");
    await open(page, "+ Add");
    await page.getByLabel("Email Address").fill(web.email);
    await page.getByLabel("Name of Agent").fill("Wes Web");
    const next = await field(page, "Extension").inputValue();
    await field(page, "Extension type").selectOption("Web");
    await page.getByLabel("Force the agent to change").uncheck();
    await sendAddAgent(page);
    await expect(page.getByText(`The extension is ${next}.`)).toBeVisible();
    web.password = await shownPassword(page);
    const dashboard = await landed(browserOf, web);
    await expect(dashboard.getByRole("heading", { name: "Phone", exact: true })).toBeVisible();
    await expect(
      dashboard.getByText("Your extension is used here in the dashboard, with no softphone."),
    ).toBeVisible();
    await expect(dashboard.getByRole("button", { name: "Show SIP secret" })).toHaveCount(0);
  });
});

test("voicemail is set up for an extension and a queue, and agents are added to the queue", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  for (const name of ["Quinn Queued", "Quentin Queued"]) {
    await page.goto("/agents/new");
    await page.getByLabel("Email Address").fill(anAddress("queued"));
    await page.getByLabel("Name of Agent").fill(name);
    await sendAddAgent(page);
  }
  const extension = page.getByRole("row").filter({ hasText: "Quinn Queued" });

  await test.step("Setting up a Voicemail to an Extension", async () => {
    await open(page, "Extensions");
    await expect(extension).toContainText("Off");
    await open(page, "700");
    await page.getByRole("checkbox", { name: "Voicemail box" }).check();
    await page.getByLabel("Greeting").fill("Quinn is not here.");
    await press(page, "Save");
    await expect(page.getByText("Saved.")).toBeVisible();
    await open(page, "Extensions");
    await expect(extension).toContainText("On");
  });

  await test.step("Setting up a Voicemail to a Queue", async () => {
    await open(page, "Call routes");
    await open(page, "New call route");
    await open(page, "Queue");
    await expect(page.getByRole("link", { name: "Queue", exact: true })).toHaveAttribute(
      "aria-current",
      "page",
    );
    await field(page, "Name").fill("Support");
    await page.getByRole("checkbox", { name: "Voicemail box" }).check();
    await field(page, "When nobody answers in time").selectOption("Voicemail box of this call route");
    await press(page, "New call route");
    await expect(page.getByText("Support is added.")).toBeVisible();
    await expect(page.getByText("Voicemail box of Support").first()).toBeVisible();
  });

  await test.step("How to Add Agent to a Queue: from the queue", async () => {
    await field(page, "Add members").fill("700");
    await press(page, "Save");
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(page.getByText("Rings 700")).toBeVisible();
  });

  await test.step("How to Add Agent to a Queue: from the agent", async () => {
    await open(page, "Agents");
    await open(page, "Quentin Queued");
    await field(page, "Call route").selectOption("Support");
    await press(page, "Add to call route");
    await expect(page.getByText("Added to Support.")).toBeVisible();
    await expect(fact(page, "Call routes")).toHaveText("Support");
    await open(page, "Support");
    await expect(page.getByText("Rings 700")).toContainText(
      /Quinn Queued \(Waiting\), \d+ Quentin Queued \(Waiting\)/,
    );
  });
});
