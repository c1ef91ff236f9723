import type { Page } from "@playwright/test";
import { aLeaver, panelOf } from "./support/a-leaver.ts";
import { dayFromNow, written } from "./support/days.ts";
import { passwordIn } from "./support/mailbox.ts";
import { anAddress, newPassword, shownPassword, signedIn, typeSignIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  const withOrWithout = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;

  test(`from the agent's page: what passes on is said, the leaver is out, the joiner in, ${withOrWithout}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const made = await organisation({ vacantSeats: 1 });
    const { admin } = made;
    const leaver = await aLeaver(browserOf, rollcall, made);
    await rollcall.database.rows(
      `insert into devices (org_id, id, seat_id, kind, name, created_at)
       select $1, gen_random_uuid(), $2, 'softphone', name, now() from unnest(array['Desk', 'Pocket']) name`,
      [admin.orgId, made.vacantSeats[0]],
    );
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto(`/agents/${leaver.id}`);
    await page.getByRole("button", { name: "Replace" }).click();
    const panel = panelOf(page, javaScriptEnabled);
    await expect(page.getByRole("heading", { name: "Replace Lee Leaver?" })).toBeVisible();
    await expect(panel.getByText("Essential", { exact: true })).toBeVisible();
    await expect(panel.getByText("700 (SIP). The SIP secret changes")).toBeVisible();
    await expect(panel.getByText("with the one open session")).toBeVisible();
    await expect(panel.getByText("2, to be paired again")).toBeVisible();
    await expect(panel.getByText("Charge: €0.00.")).toBeVisible();
    await expect(panel.getByText(/A new Essential seat would have cost €\d+\.\d\d today\./)).toBeVisible();

    await panel.getByLabel("Email Address").fill(admin.email.toUpperCase());
    await panel.getByLabel("Name of Agent").fill("Jo Joiner");
    await panel.getByLabel("Language").selectOption("Deutsch");
    await panel.getByLabel("Mobile Phone").fill("+44 20 7946 0018");
    await panel.getByRole("button", { name: "Replace" }).click();
    await expect(panel.getByLabel("Email Address")).toHaveAccessibleDescription(
      /This email address is already in use\./,
    );
    await expect(panel.getByLabel("Name of Agent")).toHaveValue("Jo Joiner");
    await expect(panel.getByLabel("Language")).toHaveValue("de");
    await expect(panel.getByLabel("Mobile Phone")).toHaveValue("+44 20 7946 0018");

    // The leaver's own address is free at once.
    await panel.getByLabel("Email Address").fill(leaver.email);
    await panel.getByRole("button", { name: "Replace" }).click();
    await expect(panel.getByText("Agent replaced")).toBeVisible();
    await expect(panel.getByText("The extension is 700.")).toBeVisible();
    const shown = await shownPassword(page);
    // One with the leaver's own credentials, and one to the joiner, whose mailbox it is now.
    await rollcall.mails.newest(leaver.email, 2);
    // In the language that was chosen for the joiner.
    const guides = (await rollcall.mails.to(leaver.email)).filter(
      (mail) => mail.subject === "Ihre Einrichtungsanleitung für Harbour Lights",
    );
    expect(guides.map(passwordIn)).toEqual([shown]);

    await leaver.page.goto("/home");
    expect(new URL(leaver.page.url()).searchParams.get("reason")).toBe("replaced");
    await typeSignIn(leaver.page, { email: leaver.email, password: newPassword });
    await expect(leaver.page.getByText("Email or password is wrong.")).toBeVisible();
    await typeSignIn(leaver.page, { email: leaver.email, password: shown });
    await leaver.page.waitForURL("/first-password");

    await panel.getByRole("link", { name: "Open Jo Joiner" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jo Joiner");
    await expect(page.getByText("700 (SIP)")).toBeVisible();
    const charges = await rollcall.database.rows("select 1 from charges where org_id = $1", [admin.orgId]);
    expect(charges).toEqual([]);
  });

  test(`from Edit: the typed details are a new person's, and nothing is done before Replace, ${withOrWithout}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const made = await organisation({ vacantSeats: 1 });
    const { admin, units } = made;
    const leaver = await aLeaver(browserOf, rollcall, made);
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const email = anAddress("joiner");
    await rollcall.database.rows("update agents set mobile = '+447400123456' where id = $1", [leaver.id]);
    const [tokyo] = await rollcall.database.rows<{ id: string }>(
      "select id from locations where org_id = $1 and name = 'Tokyo'",
      [admin.orgId],
    );
    const before = await rollcall.database.written();
    await page.goto(`/agents/${leaver.id}/edit`);
    await page.getByLabel("Email Address").fill(email);
    await page.getByLabel("Name of Agent").fill("Jo Joiner");
    await page.getByLabel("Business Unit").selectOption("Night shift");
    await page.getByLabel("Role").selectOption("Manager");
    await page.getByLabel("Extension", { exact: true }).fill("4711");
    await page.getByLabel("Force login").check();
    await page.getByLabel("Server Location").selectOption(tokyo?.id ?? "");
    await page.getByLabel("Allow contact editing").check();
    const ends = dayFromNow(3);
    await page.getByLabel("End date").fill(ends);
    await page.getByRole("button", { name: "Save & Replace Agent" }).click();

    const panel = panelOf(page, javaScriptEnabled);
    await expect(page.getByRole("heading", { name: "Replace Lee Leaver?" })).toBeVisible();
    await expect(panel.getByLabel("Email Address")).toHaveValue(email);
    await expect(panel.getByLabel("Name of Agent")).toHaveValue("Jo Joiner");
    await expect(panel.getByLabel("Business Unit")).toHaveValue(units[0]?.id ?? "");
    await expect(panel.getByLabel("Role")).toHaveCount(0);
    await expect(panel.getByLabel("Mobile Phone")).toHaveValue("");
    await expect(panel.getByLabel("Extension", { exact: true })).toHaveValue("4711");
    await expect(panel.getByLabel("End date")).toHaveValue(ends);
    await expect(panel.getByLabel("Start date")).toHaveAccessibleDescription(/Empty: today\..+ ends now/);
    expect(page.url()).not.toContain("joiner");
    expect(await rollcall.database.written()).toEqual(before);

    await panel.getByRole("button", { name: "Replace" }).click();
    await expect(panel.getByText("Agent replaced")).toBeVisible();
    expect(passwordIn(await rollcall.mails.newest(email))).toBe(await shownPassword(page));
    await expect(
      panel.getByText(`Shown once. It expires when access ends, as ${written(ends)} begins.`),
    ).toBeVisible();
    const [joiner] = await rollcall.database.rows(
      `select a.role, a.unit_id, a.mobile, a.may_edit_contacts, a.ends_on::text, l.name as location, e.number, s.force_login
         from agents a join locations l on l.id = a.location_id join seat_occupancies o on o.agent_id = a.id
         join seats s on s.id = o.seat_id join extensions e on e.seat_id = s.id where a.email = $1`,
      [email],
    );
    expect(joiner).toEqual({
      role: "agent",
      unit_id: units[0]?.id,
      mobile: null,
      may_edit_contacts: true,
      ends_on: ends,
      location: "Tokyo",
      number: "4711",
      force_login: true,
    });
    const [old] = await rollcall.database.rows("select name, state from agents where id = $1", [leaver.id]);
    expect(old).toEqual({ name: "Lee Leaver", state: "Closed" });
  });

  test(`"someone new", when Save asks, leads to the same panel, where they may start later, ${withOrWithout}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const made = await organisation({ vacantSeats: 1 });
    const { admin } = made;
    const leaver = await aLeaver(browserOf, rollcall, made);
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const email = anAddress("joiner");
    await page.goto(`/agents/${leaver.id}/edit`);
    await page.getByLabel("Email Address").fill(email);
    await page.getByLabel("Name of Agent").fill("Jo Joiner");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("button", { name: "Someone new: replace" }).click();
    const panel = panelOf(page, javaScriptEnabled);
    await expect(panel.getByLabel("Email Address")).toHaveValue(email);
    await panel.getByLabel("Start date").fill(dayFromNow(5));
    await panel.getByRole("button", { name: "Replace" }).click();
    await expect(panel.getByText("Agent replaced")).toBeVisible();
    await expect(
      panel.getByText(`Jo Joiner starts on ${written(dayFromNow(5))} and cannot sign in before.`),
    ).toBeVisible();
    const states = await rollcall.database.rows<{ state: string }>(
      "select state from agents where id = $1 or email = $2 order by id",
      [leaver.id, email],
    );
    expect(states.map(({ state }) => state)).toEqual(["Closed", "Scheduled"]);
  });
}

test("Add Agent offers the seats of deactivated agents, by name", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const made = await organisation({ vacantSeats: 1, managers: 1 });
  const { admin, managers } = made;
  const leaver = await aLeaver(browserOf, rollcall, made);
  await rollcall.database.rows("update agents set state = 'Deactivated' where id = $1", [leaver.id]);
  for (const person of [managers[0], admin]) {
    if (!person) throw new Error("no manager");
    const page = await signedIn(browserOf, person);
    await page.goto("/agents/new");
    await expect(page.getByText("One seat is held by a deactivated agent.")).toBeVisible();
    await page.getByRole("link", { name: "Replace Lee Leaver, Essential, extension 700" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Replace Lee Leaver?");
    await expect(page.getByText("would have cost")).toHaveCount(person === admin ? 1 : 0);
  }
});

test("the turn of a leaver and a joiner by keyboard alone, in nine interactions", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const made = await organisation({ vacantSeats: 1 });
  const { admin } = made;
  const leaver = await aLeaver(browserOf, rollcall, made);
  const page = await signedIn(browserOf, admin);
  const joiner = await (await browserOf()).newPage();
  const email = anAddress("joiner");
  let interactions = 0;
  const press = (on: Page, key: string) => {
    interactions += 1;
    return on.keyboard.press(key);
  };
  const type = (on: Page, text: string) => {
    interactions += 1;
    return on.keyboard.type(text);
  };

  await page.goto(`/agents/${leaver.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lee Leaver");
  await page.waitForLoadState("networkidle");
  await press(page, "r");
  await expect(page.getByRole("dialog").getByLabel("Email Address")).toBeFocused();
  await type(page, email);
  await press(page, "Tab");
  await type(page, "Jo Joiner");
  await press(page, "Enter");
  await expect(page.getByText("Agent replaced")).toBeVisible();
  const password = passwordIn(await rollcall.mails.newest(email));

  await joiner.goto("/sign-in");
  await expect(joiner.getByLabel("Email", { exact: true })).toBeFocused();
  await type(joiner, email);
  await press(joiner, "Tab");
  await type(joiner, password);
  await press(joiner, "Enter");
  await joiner.waitForURL("/first-password");
  expect(interactions).toBeLessThan(10);
});

test("an old tab replaces nobody: who came first is said, in the dialog and without the script", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const made = await organisation({ vacantSeats: 1, managers: 1 });
  const { admin, managers } = made;
  const leaver = await aLeaver(browserOf, rollcall, made);
  const [manager] = managers;
  if (!manager) throw new Error("no manager");
  const late = await signedIn(browserOf, admin);
  const plain = await signedIn(browserOf, admin, { javaScriptEnabled: false });
  const first = await signedIn(browserOf, manager);

  await late.goto(`/agents/${leaver.id}`);
  await late.getByRole("button", { name: "Replace" }).click();
  await plain.goto(`/agents/${leaver.id}/replace`);
  const email = anAddress("first");
  await first.goto(`/agents/${leaver.id}/replace`);
  await fillAndReplace(first, email);
  await expect(first.getByText("Agent replaced")).toBeVisible();
  await rollcall.settle();

  for (const page of [late, plain]) {
    const before = await rollcall.database.written();
    await fillAndReplace(page, anAddress("second"));
    await expect(page.getByText(`${manager.name} replaced this person`)).toBeVisible();
    await expect(page.getByText("This account is closed.")).toHaveCount(1);
    await expect(page.getByText("What was sent here replaced nobody, and no mail went out.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Add Agent" })).toBeVisible();
    expect(await rollcall.database.written()).toEqual(before);
  }
  await plain.goto(`/agents/${leaver.id}/replace`);
  await expect(plain.getByText("This account is closed.")).toBeVisible();
});

test("an edit meanwhile is said, and replacing goes on from there", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const made = await organisation({ vacantSeats: 1, managers: 1 });
  const { admin, managers } = made;
  const leaver = await aLeaver(browserOf, rollcall, made);
  const page = await signedIn(browserOf, admin);
  await page.goto(`/agents/${leaver.id}`);
  await page.getByRole("button", { name: "Replace" }).click();

  const other = await signedIn(browserOf, managers[0] ?? admin);
  await other.goto(`/agents/${leaver.id}/edit`);
  await other.getByLabel("Name of Agent").fill("Leo Leaver");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText("Leo Leaver is saved.")).toBeVisible();

  const email = anAddress("joiner");
  await fillAndReplace(page, email);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(`${managers[0]?.name} edited this person`)).toBeVisible();
  await expect(dialog.getByRole("heading")).toHaveText("Replace Leo Leaver?");
  await expect(dialog.getByLabel("Email Address")).toHaveValue(email);
  await dialog.getByRole("button", { name: "Replace" }).click();
  await expect(dialog.getByText("Agent replaced")).toBeVisible();
  await rollcall.mails.newest(email);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Replace" })).toHaveCount(0);
});

async function fillAndReplace(page: Page, email: string): Promise<void> {
  await page.getByLabel("Email Address").fill(email);
  await page.getByLabel("Name of Agent").fill("Jo Joiner");
  await page.getByRole("button", { name: "Replace" }).filter({ visible: true }).last().click();
}
