import type { Page } from "@playwright/test";
import { actionOf, sendAction } from "./support/action-request.ts";
import { personMenu } from "./support/by-label.ts";
import { deleteForm } from "./support/forms.ts";
import { addUnseen, anAddress, type Browsers, signedIn, signIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** From the list to the Edit form of the person of this name. */
async function openEdit(page: Page, name: string): Promise<void> {
  await page.goto(`/agents?q=${encodeURIComponent(name)}`);
  await page.getByRole("rowheader").getByRole("link", { name, exact: true }).click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(heading(page)).toHaveText(`Edit ${name}`);
}

for (const javaScriptEnabled of [true, false]) {
  const mode = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;

  test(`Edit changes person and seat; both addresses are told and nobody is signed out, ${mode}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents } = await organisation({ agents: 1, vacantSeats: 1 });
    const agent = agents[0];
    if (!agent) throw new Error("no agent");
    const theirs = await signedIn(browserOf, agent, { javaScriptEnabled });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await openEdit(page, "Alex Agent 1");
    await expect(page.getByLabel("Extension")).toHaveCount(0);
    await expect(page.getByLabel("Start date")).toHaveCount(0);
    await expect(page.getByLabel("Role").locator("option")).toHaveText(["Agent", "Manager", "Admin"]);

    const email = anAddress("moved");
    await page.getByLabel("Email Address").fill(email);
    await page.getByLabel("Business Unit").selectOption("Night shift");
    await page.getByLabel("Mobile Phone").fill("+44 7400 123456");
    await page.getByLabel("End date").fill("2098-05-01");
    await save(page).click();
    await expect(page.getByText("Alex Agent 1 is saved.")).toBeVisible();
    await expect(page.getByText(`The user name for signing in is now ${email}.`)).toBeVisible();
    await expect(page.getByText("The temporary password")).toHaveCount(0);

    const [toOld, toNew] = [await rollcall.mails.newest(agent.email), await rollcall.mails.newest(email)];
    expect(toOld.subject).toBe("This is no longer your Rollcall address");
    expect(toOld.text).not.toContain(email);
    expect(toNew.subject).toBe("This is your Rollcall address now");
    for (const mail of [toOld, toNew]) expect(mail.text).toContain("Ada Admin");

    await theirs.goto("/profile");
    await expect(theirs.getByText(email).filter({ visible: true }).first()).toBeVisible();
    const again = await (await browserOf({ javaScriptEnabled })).newPage();
    await signIn(again, { ...agent, email });

    await page.getByRole("link", { name: "Back to Alex Agent 1" }).click();
    await expect(page.getByRole("link", { name: email })).toBeVisible();
    await expect(page.getByText("+44 7400 123456").first()).toBeVisible();
    await expect(page.getByText("Ada Admin edited Alex Agent 1")).toBeVisible();
  });

  test(`two browsers edit the same person: the second sees who saved what, and keeps both, ${mode}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin, managers, vacantSeats } = await organisation({ managers: 1, vacantSeats: 1 });
    const mine = await signedIn(browserOf, admin, { javaScriptEnabled });
    await addUnseen(mine.context().request, {
      email: anAddress("jo"),
      name: "Jo Joiner",
      seatId: vacantSeats[0],
    });
    await openEdit(mine, "Jo Joiner");
    const theirs = await signedIn(browserOf, must(managers[0]), { javaScriptEnabled });
    await openEdit(theirs, "Jo Joiner");

    await mine.getByLabel("Name of Agent").fill("Joe Joiner");
    await mine.getByLabel("Role").selectOption("Manager");
    await theirs.getByLabel("Name of Agent").fill("Joan Joiner");
    await theirs.getByLabel("Mobile Phone").fill("+44 7400 123456");
    await theirs.getByLabel("Extension", { exact: true }).fill("4711");
    await theirs.getByLabel("Force login").check();
    await save(theirs).click();
    await expect(theirs.getByText("Joan Joiner is saved.")).toBeVisible();

    await save(mine).click();
    await expect(mine.getByText("Somebody else changed this meanwhile.")).toBeVisible();
    await expect(mine.getByText("Mona Manager 1 edited this person")).toContainText(
      "(Name of Agent, Mobile Phone, Extension, Force login)",
    );
    await expect(mine.getByLabel("Name of Agent")).toHaveValue("Joe Joiner");
    await expect(mine.getByText("Saved meanwhile: Joan Joiner")).toBeVisible();
    await expect(mine.getByLabel("Role")).toHaveValue("manager");
    await expect(mine.getByLabel("Mobile Phone")).toHaveValue("+44 7400 123456");
    await expect(mine.getByLabel("Extension", { exact: true })).toHaveValue("4711");
    await expect(mine.getByLabel("Force login")).toBeChecked();

    await save(mine).click();
    await expect(mine.getByText("Joe Joiner is saved.")).toBeVisible();
    await mine.getByRole("link", { name: "Back to Joe Joiner" }).click();
    await expect(mine.getByText("4711 (Web)").first()).toBeVisible();
    await expect(mine.getByText("+44 7400 123456").first()).toBeVisible();
  });

  test(`an admin edits somebody whose own profile is open: the profile says so, and keeps both, ${mode}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin, agents } = await organisation({ agents: 1 });
    const own = await signedIn(browserOf, must(agents[0]), { javaScriptEnabled });
    await own.goto("/profile");
    const theirs = await signedIn(browserOf, admin, { javaScriptEnabled });
    await openEdit(theirs, "Alex Agent 1");
    await theirs.getByLabel("Name of Agent").fill("Alexa Agent");
    await theirs.getByLabel("Land Line Phone").fill("+44 20 7946 0018");
    await save(theirs).click();
    await expect(theirs.getByText("Alexa Agent is saved.")).toBeVisible();

    await own.getByLabel("Land Line Phone").fill("+44 20 7946 0019");
    await own.getByLabel("Mobile Phone").fill("+44 7400 123456");
    await save(own).click();
    await expect(own.getByText("Somebody else changed this meanwhile.")).toBeVisible();
    await expect(own.getByLabel("Name", { exact: true })).toHaveValue("Alexa Agent");
    await expect(own.getByText("Saved meanwhile: Alexa Agent")).toBeVisible();
    await expect(own.getByLabel("Land Line Phone")).toHaveValue("+44 20 7946 0019");
    await expect(own.getByText("Saved meanwhile: +44 20 7946 0018")).toBeVisible();
    await expect(own.getByLabel("Mobile Phone")).toHaveValue("+44 7400 123456");

    await save(own).click();
    await expect(own.getByText("Saved.", { exact: true })).toBeVisible();
    await own.reload();
    await expect(own.getByLabel("Name", { exact: true })).toHaveValue("Alexa Agent");
    await expect(own.getByLabel("Land Line Phone")).toHaveValue("+44 20 7946 0019");
  });

  test(`another name and another address: Save asks whether it is the same person, ${mode}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin } = await organisation({ agents: 1 });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await openEdit(page, "Alex Agent 1");
    await page.getByLabel("Name of Agent").fill("Kim Newcomer");
    await page.getByLabel("Email Address").fill(anAddress("kim"));
    await page.getByLabel("Language").selectOption("Deutsch");
    await save(page).click();
    const question = page.getByRole("group", { name: "The same person, or someone new?" });
    await expect(question).toBeVisible();
    await expect(page.getByText("Both name and email address are new.")).toBeVisible();

    // Enter in a field is no answer.
    await page.getByLabel("Name of Agent").press("Enter");
    await expect(question).toBeVisible();
    await expect(page.getByLabel("Language")).toHaveValue("de");

    await question.getByRole("button", { name: "The same person: save" }).click();
    await expect(page.getByText("Kim Newcomer is saved.")).toBeVisible();
    await expect(heading(page)).toHaveText("Edit Kim Newcomer");
  });

  test(`mistakes, and a forged version, are sentences, and what was typed stays, ${mode}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents } = await organisation({ agents: 2 });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await openEdit(page, "Alex Agent 1");
    await page.getByLabel("Mobile Phone").fill("+44 7400 123456");

    await page.getByLabel("Email Address").fill(must(agents[1]).email);
    await save(page).click();
    await expect(page.getByText("This email address is already in use.").first()).toBeVisible();
    await page.getByLabel("Email Address").fill(must(agents[0]).email);

    await page.getByLabel("End date").fill("2020-01-01");
    await save(page).click();
    await expect(page.getByText(/^An end date is after today\./).first()).toBeVisible();
    await expect(page.getByLabel("Mobile Phone")).toHaveValue("+44 7400 123456");
    await page.getByLabel("End date").fill("");

    if (javaScriptEnabled) {
      for (const version of ["0", "-1", "1e9", "text"]) {
        await page.locator("input[name=version]").evaluate((input: HTMLInputElement, forged) => {
          input.value = forged;
        }, version);
        const answer = page.waitForResponse((response) => response.request().method() === "POST");
        await save(page).click();
        await answer;
        await expect(page.getByText("This form did not arrive as it was drawn.")).toBeVisible();
      }
    }
    const [row] = await rollcall.database.rows<{ version: number; mobile: string | null }>(
      "select version, mobile from agents where id = $1",
      [must(agents[0]).id],
    );
    expect(row).toEqual({ version: 1, mobile: null });
  });
}

test("a temporary password that went to the old address is said, with the way to a new one", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  const email = anAddress("typo");
  await addUnseen(page.context().request, { email, name: "Wanda Waiting" });
  await openEdit(page, "Wanda Waiting");
  await page.getByLabel("Email Address").fill(anAddress("right"));
  await save(page).click();
  await expect(page.getByText(`The temporary password was mailed to ${email}.`)).toBeVisible();
  await page.getByRole("link", { name: "Resend credentials" }).click();
  await expect(heading(page)).toHaveText("Resend the credentials to Wanda Waiting?");
});

test("another role signs the person out at once, and oneself", async ({ browserOf, organisation }) => {
  const { admin, managers } = await organisation({ agents: 1, managers: 1 });
  const page = await signedIn(browserOf, admin);
  const theirs = await signedIn(browserOf, must(managers[0]));
  await openEdit(page, "Mona Manager 1");
  await page.getByLabel("Role").selectOption("Admin");
  await save(page).click();
  await expect(page.getByText("The one open session ended, since the role is another now.")).toBeVisible();
  await theirs.goto("/agents");
  await expect(theirs).toHaveURL(/\/sign-in\?reason=role-changed&to=%2Fagents$/);
  await signIn(theirs, must(managers[0]));

  await openEdit(page, "Ada Admin");
  await page.getByLabel("Role").selectOption("Manager");
  await save(page).click();
  await expect(page).toHaveURL(/\/sign-in\?reason=role-changed$/);
  await expect(page.getByText("Your role was changed. Sign in again.")).toBeVisible();

  await openEdit(theirs, "Mona Manager 1");
  await theirs.getByLabel("Role").selectOption("Agent");
  await save(theirs).click();
  await expect(theirs.getByText("This is the last admin who can sign in.").first()).toBeVisible();
});

test("whoever edits somebody who is deleted meanwhile is told by whom, and finds the way to restore", async ({
  browserOf,
  organisation,
}) => {
  const { admin, agents } = await organisation({ agents: 1 });
  const { id } = must(agents[0]);
  const page = await signedIn(browserOf, admin);
  await openEdit(page, "Alex Agent 1");
  await page.getByLabel("Name of Agent").fill("Alexandra Agent");
  await sendAction(page.context().request, actionOf("/agents/[agentId]/delete#deleteAction"), {
    path: `/agents/${id}/delete`,
    fields: deleteForm(id),
  });

  await save(page).click();
  await expect(page.getByText("This account is closed.")).toBeVisible();
  await expect(page.getByText("Ada Admin deleted this person")).toBeVisible();
  await expect(page.getByText("Nothing was saved.")).toBeVisible();
  await expect(page.getByLabel("Name of Agent")).toHaveValue("Alexandra Agent");
  // What was typed is in sight as long as nobody goes.
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("link", { name: "Back to Alex Agent 1" }).click();
  await expect(page.getByRole("button", { name: "Restore", exact: true })).toBeVisible();
});

test("what is typed into Edit is not left without a question, nor once it is saved with one", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, agents } = await organisation({ agents: 1 });
  const page = await signedIn(browserOf, admin);
  const asked: string[] = [];
  const answers = [false, true];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    return answers.shift() ? dialog.accept() : dialog.dismiss();
  });
  const leave = () =>
    page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Agents" }).click();
  const question = "Changes on this page are not saved. Go on and lose them?";

  const menu = personMenu(page, admin.name);
  const beAt = async (status: string) => {
    await menu.click();
    await page.getByRole("button", { name: status }).click();
    await expect(menu).toContainText(status);
  };
  await openEdit(page, "Alex Agent 1");
  await beAt("Away");
  await leave();
  await expect(heading(page), "nothing was typed").toHaveText("Agents");
  await openEdit(page, "Alex Agent 1");
  await page.getByLabel("Name of Agent").fill("Alexandra Agent");
  const colleague = "update agents set mobile = '+447400123456', version = version + 1 where id = $1";
  await rollcall.database.rows(colleague, [must(agents[0]).id]);
  await beAt("On a break");
  expect(asked, "nothing is lost by another status").toEqual([]);
  await expect(page.getByLabel("Name of Agent")).toHaveValue("Alexandra Agent");
  await leave();
  expect(asked).toEqual([question]);
  await expect(page.getByLabel("Name of Agent")).toHaveValue("Alexandra Agent");
  await page.getByLabel("Email Address").fill("nobody");
  await save(page).click();
  await expect(page.getByLabel("Email Address")).toHaveAttribute("aria-invalid", "true");
  await leave();
  await expect(heading(page), "the answer was to go on").toHaveText("Agents");
  expect(asked).toEqual([question, question]);

  await openEdit(page, "Alex Agent 1");
  await page.getByLabel("Name of Agent").fill("Alexandra Agent");
  await save(page).click();
  await expect(page.getByText("Alexandra Agent is saved.")).toBeVisible();
  await leave();
  await expect(heading(page)).toHaveText("Agents");
  expect(asked).toHaveLength(2);
});

test("what was typed into Edit before the script has come is not left without a question either", async ({
  browserOf,
  organisation,
}) => {
  const { admin, agents } = await organisation({ agents: 1 });
  const page = await signedIn(browserOf, admin);
  let letGo = () => {};
  const typed = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await typed;
    await route.continue();
  });
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    return dialog.dismiss();
  });
  await page.goto(`/agents/${must(agents[0]).id}/edit`, { waitUntil: "commit" });
  await page.getByLabel("Role").selectOption("Manager");
  letGo();
  const menu = personMenu(page, admin.name);
  await page.waitForLoadState("networkidle");
  await menu.click();
  await page.getByRole("button", { name: "Away" }).click();
  await expect(menu, "the script has come").toContainText("Away");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Agents" }).click();
  expect(asked).toEqual(["Changes on this page are not saved. Go on and lose them?"]);
  await expect(page.getByLabel("Role")).toHaveValue("manager");
});

test("a manager edits agents, gives no admin role, and finds no way to an admin", async ({
  browserOf,
  organisation,
}) => {
  const { admin, managers } = await organisation({ managers: 1, agents: 1 });
  const page = await managerOf(browserOf, managers);
  await openEdit(page, "Alex Agent 1");
  await expect(page.getByLabel("Role").locator("option")).toHaveText(["Agent", "Manager"]);
  await page.goto(`/agents/${admin.id}`);
  await expect(page.getByRole("link", { name: "Edit", exact: true })).toHaveCount(0);
  const answer = await page.context().request.get(`/agents/${admin.id}/edit`);
  expect(answer.status()).toBe(403);
});

test("the tier of the seat is shown with its price to an admin, and leads to another", async ({
  browserOf,
  organisation,
}) => {
  const { admin, managers, vacantSeats } = await organisation({ managers: 1, vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  await addUnseen(page.context().request, {
    email: anAddress("tess"),
    name: "Tess Tier",
    seatId: vacantSeats[0],
  });
  await openEdit(page, "Tess Tier");
  await expect(page.getByText(/^Essential, €[\d.]+ a month$/)).toBeVisible();
  await page.getByRole("link", { name: "Change tier" }).click();
  await expect(heading(page)).toHaveText("Seat with extension 700");
  const theirs = await managerOf(browserOf, managers);
  await openEdit(theirs, "Tess Tier");
  await expect(theirs.getByLabel("Extension", { exact: true })).toHaveValue("700");
  await expect(theirs.getByText("a month")).toHaveCount(0);
});

function managerOf(browserOf: Browsers, managers: { email: string; password: string }[]): Promise<Page> {
  return signedIn(browserOf, must(managers[0]));
}

function must<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error("not made");
  return thing;
}
