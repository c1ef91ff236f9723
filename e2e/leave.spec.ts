import type { Page } from "@playwright/test";
import { aNumber } from "./support/a-number.ts";
import { actionOf, sendAction } from "./support/action-request.ts";
import { fact } from "./support/fact.ts";
import { deleteForm } from "./support/forms.ts";
import type { Person } from "./support/organisations.ts";
import { addUnseen, anAddress, signedIn, typeSignIn } from "./support/people.ts";
import { seated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  const script = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;

  test(`somebody is deactivated and comes back, each time told what follows, ${script}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents, vacantSeats } = await organisation({ agents: 1, vacantSeats: 1 });
    const who = agents[0] as Person;
    await seated(rollcall, who, vacantSeats[0]);
    await signedIn(browserOf, who);
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });

    await ask(page, who, "Deactivate");
    for (const says of [
      `Access ends now: ${who.name} can no longer sign in, and the one open session ends.`,
      "The seat with extension 700 stays held, and still costs €35.00 a month.",
      "Calls to extension 700: nobody answers them until the account is reactivated or replaced.",
    ]) {
      await expect(page.getByText(says).filter({ visible: true })).toBeVisible();
    }
    await confirm(page, "Deactivate");
    await expect(page.getByText("The account is deactivated. One open session was ended.")).toBeVisible();

    const mail = await rollcall.mails.newest(who.email);
    expect(mail.subject).toBe("Your access to Rollcall at Harbour Lights has ended");
    expect(mail.text).toContain(admin.name);
    const refused = await (await browserOf()).newPage();
    await refused.goto("/sign-in");
    await typeSignIn(refused, who);
    await expect(refused.getByText("Your account is deactivated.")).toBeVisible();

    await ask(page, who, "Reactivate");
    await expect(
      page.getByText("The seat with extension 700 is the same").filter({ visible: true }),
    ).toBeVisible();
    await confirm(page, "Reactivate");
    await expect(page.getByText("The account is active again.")).toBeVisible();
    await signedIn(browserOf, who);
  });

  test(`somebody is deleted with the seat released, restored with it, deleted again and erased, ${script}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents, vacantSeats } = await organisation({ agents: 1, vacantSeats: 1 });
    const who = agents[0] as Person;
    await seated(rollcall, who, vacantSeats[0]);
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const name = page.getByLabel(`Type ${who.name} to confirm`).filter({ visible: true });

    await ask(page, who, "Delete");
    await expect(
      page.getByText("Nothing is charged now, and nothing is refunded.").filter({ visible: true }),
    ).toBeVisible();
    await expect(
      page.getByText("It goes on costing €35.00 a month.").filter({ visible: true }),
    ).toBeVisible();
    await expect(
      page.getByText(/^It stays vacant until .*\d{4}, then it is gone/).filter({ visible: true }),
    ).toBeVisible();
    await page.getByLabel("Release it").filter({ visible: true }).check();
    await expect(name, "only for what cannot be undone").toHaveCount(0);
    await confirm(page, "Delete");
    await expect(
      page.getByText(/^The account is closed\. The seat with extension 700 is vacant and goes on .*\d{4}\.$/),
    ).toBeVisible();
    await rollcall.mails.newest(who.email, 1);
    if (javaScriptEnabled) {
      await page.keyboard.press("Escape");
      await expect(page.getByRole("button", { name: "Restore" }), "the page under the answer").toBeVisible();
      await expect(page.getByRole("button", { name: "Deactivate" })).toHaveCount(0);
    }

    await page.goto("/agents?state=Closed");
    await page.getByRole("link", { name: who.name }).click();
    await expect(page.getByRole("heading", { name: "Closed account" })).toBeVisible();
    await expect(page.getByText("Deletion")).toBeVisible();

    await ask(page, who, "Restore");
    const question = page.getByRole("region", { name: "Quote" }).filter({ visible: true });
    await expect(question).toContainText("No charge.");
    await expect(question).toContainText(/Next bill on .*: €35\.00 instead of €0\.00\./);
    await confirm(page, "Restore");
    await expect(
      page.getByText(`The account is active again as ${who.email}. It has its old seat with extension 700.`),
    ).toBeVisible();
    await signedIn(browserOf, who);

    await ask(page, who, "Delete");
    await page.getByLabel("Keep it vacant").filter({ visible: true }).check();
    await confirm(page, "Delete");
    await expect(
      page.getByText("The account is closed. The seat with extension 700 is vacant."),
    ).toBeVisible();

    await ask(page, who, "Erase personal data");
    await name.fill(who.name);
    await confirm(page, "Erase personal data");
    await expect(page.getByText("The personal data is erased.")).toBeVisible();
    await page.goto(`/agents/${who.id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`#${who.id.slice(-8)}`);
    await expect(page.getByText("Nothing brings it back.")).toBeVisible();
    for (const word of [who.name, who.email]) expect(await page.content()).not.toContain(word);
    for (const gone of ["Restore", "Erase personal data", "Delete", "Deactivate", "Reactivate"]) {
      await expect(page.getByRole("button", { name: gone, exact: true })).toHaveCount(0);
    }
  });

  test(`an address that is taken meanwhile is asked for anew when its account is restored, ${script}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin, agents } = await organisation({ agents: 1 });
    const who = agents[0] as Person;
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await ask(page, who, "Delete");
    await confirm(page, "Delete");
    await expect(page.getByText("The account is closed.")).toBeVisible();
    await addUnseen(page.context().request, { email: who.email, name: "Nora Newcomer" });

    await ask(page, who, "Restore");
    const address = page.getByLabel("Email Address").filter({ visible: true });
    await confirm(page, "Restore");
    await expect(page.getByText("This address is in use by another account.").first()).toBeVisible();
    const other = anAddress("restored");
    await address.fill(other);
    await confirm(page, "Restore");
    await expect(page.getByText(`The account is active again as ${other}. It has no seat.`)).toBeVisible();
    await signedIn(browserOf, { email: other, password: who.password });
  });
}

test("under a contract a seat is not released, said before and refused to whoever asks all the same", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, agents, vacantSeats } = await organisation({ agents: 1, vacantSeats: 1 });
  const who = agents[0] as Person;
  await seated(rollcall, who, vacantSeats[0]);
  await rollcall.database.rows("update organisations set contract_end = '2199-04-30' where id = $1", [
    admin.orgId,
  ]);
  const page = await signedIn(browserOf, admin);
  await ask(page, who, "Delete");
  await expect(page.getByLabel("Release it").filter({ visible: true })).toBeDisabled();
  await expect(
    page
      .getByText("The contract allows this from Apr 1, 2199; the seat would go on May 1, 2199.")
      .filter({ visible: true }),
  ).toBeVisible();

  const { request } = page.context();
  const before = await rollcall.database.written();
  const answer = await sendAction(request, actionOf("/agents/[agentId]/delete#deleteAction"), {
    path: "/agents",
    fields: deleteForm(who.id, "release"),
  });
  expect(await answer.text()).toContain('"refusal":"contract-not-ending"');
  expect(await rollcall.database.written()).toEqual(before);
});

test("each question says what holds for this person: no seat, never started, a cheaper tier planned, a number owed for, a password or an end date that has passed", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, agents, vacantSeats, tiers } = await organisation({ agents: 3, vacantSeats: 1 });
  const [seatless, scheduled, planned] = agents as [Person, Person, Person];
  const { database } = rollcall;
  await database.rows("delete from passwords where agent_id = $1", [scheduled.id]);
  await database.rows("update agents set state = 'Scheduled', starts_on = '2099-01-02' where id = $1", [
    scheduled.id,
  ]);
  await seated(rollcall, planned, vacantSeats[0]);
  await database.rows(
    "update seats set tier_id = $1, next_tier_id = $2, next_tier_on = '2099-02-01' where id = $3",
    [tiers[1]?.id, tiers[0]?.id, vacantSeats[0]],
  );
  const number = await aNumber(rollcall, admin);
  await database.rows("update numbers set seat_id = $1 where id = $2", [vacantSeats[0], number]);
  await database.rows(
    `insert into owed_charges (org_id, id, number_id, kind, covers_from, covers_until, days, of_days, months, monthly_price, amount,
       created_at, due_on)
     values ($1, gen_random_uuid(), $2, 'number-added-rest', '2099-03-01', '2099-05-01', 61, 61, 2, 200, 400, now(), '2099-03-01')`,
    [admin.orgId, number],
  );
  const page = await signedIn(browserOf, admin, { javaScriptEnabled: false });
  const says = async (who: Person, question: string, sentences: string[]) => {
    await page.goto(`/agents/${who.id}/${question}`);
    for (const sentence of sentences)
      await expect(page.getByRole("main")).toContainText(sentence, { useInnerText: true });
  };
  await says(seatless, "delete", ["holds no calling seat", "deactivate the account instead.\n"]);
  await says(seatless, "deactivate", ["If nobody comes back to this account, delete it.\n"]);
  await says(scheduled, "delete", [
    `${scheduled.name} does not get access on Jan 2, 2099.`,
    "The account is closed now, and can be restored until",
  ]);
  await says(scheduled, "deactivate", [`${scheduled.name} does not get access on Jan 2, 2099.`]);
  await expect(page.getByText("can no longer sign in")).toHaveCount(0);
  await database.rows(
    "insert into tier_prices (org_id, tier_id, starts_on, monthly_price) values ($1, $2, '2098-05-15', 7000)",
    [admin.orgId, tiers[1]?.id],
  );
  const later =
    "From Jun 1, 2098 on it costs €70.00 a month, as planned. From Feb 1, 2099 on it costs €35.00 a month, as planned.";
  await says(planned, "deactivate", ["still costs €65.00 a month.", later]);
  await says(planned, "edit", ["From Jun 1, 2098: €70.00 a month."]);
  await page.goto(`/billing/seats/${vacantSeats[0]}`);
  await expect(fact(page, "Tier")).toContainText("From Jun 1, 2098: €70.00 a month.");
  await says(planned, "delete", [
    `It goes on costing €65.00 a month. Adding somebody to it is free. ${later}`,
    "Still owed, whatever becomes of the seat: €4.00 on Mar 1, 2099.",
    "goes back to the pool, and nobody is reached there until somebody assigns it. It stays on the bill until",
  ]);

  await database.rows(
    "update passwords set is_temporary = true, must_change = true, expires_at = now() - interval '1 day' where agent_id = any($1)",
    [[planned.id, seatless.id]],
  );
  // A trigger keeps what they were before.
  await database.rows("update agents set state = 'Waiting' where id = any($1)", [[planned.id, seatless.id]]);
  await database.rows("update agents set state = 'Deactivated' where id = $1", [planned.id]);
  await says(planned, "delete", ["The account is closed now, and can be restored until"]);
  await expect(page.getByRole("link", { name: "deactivate the account" })).toHaveCount(0);
  const expired = "The temporary password has expired meanwhile: use Resend credentials to send a new one.";
  await says(planned, "reactivate", [expired, "is the same as before. Nothing is charged."]);
  await expect(page.getByText("can sign in again")).toHaveCount(0);
  await database.rows(
    "update agents set state = 'Closed', closed_at = now(), ends_on = '2020-02-29' where id = $1",
    [seatless.id],
  );
  await says(seatless, "restore", [expired, "The end date of Feb 29, 2020 has passed and is taken away."]);
});

test("a dialog stays until its answer is there, however often Escape is pressed", async ({
  browserOf,
  organisation,
}) => {
  const { admin, agents } = await organisation({ agents: 1 });
  const who = agents[0] as Person;
  const page = await signedIn(browserOf, admin);
  await page.goto(`/agents/${who.id}`);
  let letGo = () => {};
  const cancelled = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(`/agents/${who.id}`, async (route) => {
    if (route.request().method() === "POST") await cancelled;
    await route.continue();
  });
  await page.getByRole("button", { name: "Reset password", exact: true }).first().click();
  await confirm(page, "Reset password");
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Escape");
  await page.getByRole("dialog").getByRole("link", { name: "Cancel" }).click();
  letGo();
  await expect(page.getByRole("dialog").getByText("Temporary password", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the keyboard is at a dialog's heading where nothing is asked, and at what was done once the dialog is gone", async ({
  browserOf,
  organisation,
}) => {
  const { admin, agents } = await organisation({ agents: 1 });
  const page = await signedIn(browserOf, admin);
  await page.goto(`/agents/${agents[0]?.id}`);
  await page.getByRole("button", { name: "Deactivate" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog, "a key that is held down leads nowhere").toBeVisible();
  await dialog.getByRole("button", { name: "Deactivate" }).press("Enter");
  await expect(page.locator(":focus")).toHaveText("The account is deactivated. No browser was signed in.");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Reactivate" })).toBeVisible();
  await expect(page.getByText("Deactivated", { exact: true })).toBeVisible();

  // It is said until the next is asked, or the page is left.
  await page.getByRole("button", { name: "Reactivate" }).click();
  await dialog.getByRole("button", { name: "Reactivate" }).click();
  await expect(page.getByText("The account is active again.")).toBeVisible();
  await expect(page.getByText("The account is deactivated.")).toHaveCount(0);
  await page.getByRole("link", { name: "Agents", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Agents");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Alex Agent 1");
  await expect(page.getByText("The account is active again.")).toHaveCount(0);
});

test("Escape takes the keyboard from the folded navigation back to its button", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin, { viewport: { width: 360, height: 740 } });
  await page.goto("/groups");
  const menu = page.locator("details[data-nav] summary");
  await menu.press("Enter");
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Agents", exact: true })
    .focus();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
});

test("a manager may deactivate, but not delete, sees no price, and has no button on an admin", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, agents, managers, vacantSeats } = await organisation({
    agents: 1,
    managers: 1,
    vacantSeats: 1,
  });
  const who = agents[0] as Person;
  await seated(rollcall, who, vacantSeats[0]);
  const page = await signedIn(browserOf, managers[0] as Person);
  await ask(page, who, "Deactivate");
  await expect(
    page.getByText("The seat with extension 700 stays held and paid for.").filter({ visible: true }),
  ).toBeVisible();
  // That nothing is charged is no price.
  expect(await page.content()).not.toMatch(/€(?!0\.00)/);
  await page.goto(`/agents/${admin.id}`);
  for (const of of [admin, who]) {
    await page.goto(`/agents/${of.id}`);
    await expect(page.getByRole("button", { name: "Delete", exact: true })).toHaveCount(0);
  }
  await page.goto(`/agents/${admin.id}`);
  await expect(page.getByRole("button", { name: "Deactivate", exact: true })).toHaveCount(0);
});

/** Opens the agent's page and the question behind this button: a dialog, or without the script a page. */
async function ask(page: Page, { id }: Person, verb: string): Promise<void> {
  await page.goto(`/agents/${id}`);
  await page.getByRole("button", { name: verb, exact: true }).first().click();
  await expect(page.getByRole("heading", { name: /\?$/ }).filter({ visible: true })).toBeVisible();
}

/** The confirming button repeats the verb. */
async function confirm(page: Page, verb: string): Promise<void> {
  await page.getByRole("button", { name: verb, exact: true }).filter({ visible: true }).last().click();
}
