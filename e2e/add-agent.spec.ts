import type { Page } from "@playwright/test";
import { actionOf, sendAction } from "./support/action-request.ts";
import { addAgentForm } from "./support/forms.ts";
import { passwordIn } from "./support/mailbox.ts";
import { addAgent, anAddress, sendAddAgent, shownPassword, signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const summary = (page: Page) => page.getByText("Please check the following");

test("with the keyboard alone: e-mail, name, Enter", async ({ browserOf, organisation, rollcall }) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  const email = anAddress("quick");
  await page.goto("/agents/new");
  await expect(page.getByLabel("Email Address")).toBeFocused();

  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type("Quinn Quick");
  await page.keyboard.press("Enter");

  await expect(page.getByText("Agent added")).toBeVisible();
  const shown = await shownPassword(page);
  expect(passwordIn(await rollcall.mails.newest(email))).toBe(shown);
  await page.getByRole("link", { name: "Open Quinn Quick" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Quinn Quick/);
  // The vacant seat, with the extension it has.
  await expect(page.getByText("700 (Web)")).toBeVisible();
});

test("on a narrow screen it begins with the seats to reuse, which come first", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ vacantSeats: 3 });
  const page = await signedIn(browserOf, admin);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/agents/new");
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await expect(page.getByRole("heading", { name: "Reuse a seat, no charge" })).toBeInViewport();
});

test("what is typed into Add Agent is not left without a question, nor lost by choosing a vacant seat", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    return dialog.dismiss();
  });
  const leave = () =>
    page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Agents" }).click();

  await page.goto("/agents/new");
  await leave();
  await page.waitForURL("/agents");
  await page.getByRole("link", { name: "+ Add" }).click();
  const email = anAddress("typed");
  await page.getByLabel("Email Address").fill(email);
  await page.getByRole("link", { name: "Use extension 700" }).click();
  await page.waitForURL(/seat=/);
  await expect(page.getByLabel("Email Address")).toHaveValue(email);
  expect(asked, "nothing was typed, or nothing is lost").toEqual([]);

  await page.goBack();
  await page.waitForURL("/agents/new");
  expect(asked, "Back to the other choice of a seat").toEqual([]);
  await expect(page.getByLabel("Email Address")).toHaveValue(email);

  const question = "Changes on this page are not saved. Go on and lose them?";
  await leave();
  expect(asked).toEqual([question]);
  await page.getByLabel("Name of Agent").fill("Tya Typed");
  const askedAtBack = page.waitForEvent("dialog");
  await page.evaluate(() => window.history.back());
  await askedAtBack;
  await expect(page.getByLabel("Name of Agent")).toHaveValue("Tya Typed");
  await expect(page).toHaveURL("/agents/new");
  expect(asked).toEqual([question, question]);
  await sendAddAgent(page);
  await leave();
  await page.waitForURL("/agents");
  expect(asked).toHaveLength(2);
});

test("a manager is told of vacant seats that only an admin can keep, and is not sent to them", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { managers, admin, vacantSeats } = await organisation({ managers: 1, vacantSeats: 1 });
  await rollcall.database.rows("update seats set release_on = '2099-02-01' where id = $1", vacantSeats);
  const page = await signedIn(browserOf, managers[0] ?? admin);
  await page.goto("/agents/new");
  await expect(
    page.getByText("One vacant seat is due for release, and only an admin can keep it."),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: "Add somebody to a vacant seat" })).toHaveCount(0);
  await expect(page.getByLabel("Seat", { exact: true }).getByRole("option")).toHaveText(["No calling seat"]);
});

test("without JavaScript an extension left as proposed follows the next free one", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin, { javaScriptEnabled: false });
  await page.goto("/agents/new");
  const extension = page.getByLabel("Extension", { exact: true });
  const proposed = await extension.inputValue();
  const next = String(Number(proposed) + 1);
  await page.getByLabel("Email Address").fill(anAddress("slow"));

  await rollcall.database.rows(
    `insert into extensions (org_id, id, number, type, since) values ($1, gen_random_uuid(), $2, 'SIP', now())`,
    [admin.orgId, proposed],
  );
  await page.getByRole("button", { name: "Add Agent" }).click();
  await expect(summary(page)).toBeVisible();
  await expect(extension).toHaveValue(next);

  await page.getByLabel("Name of Agent").fill("Sloane Slow");
  await sendAddAgent(page);
  await expect(page.getByText(`The extension is ${next}.`)).toBeVisible();
});

test("a mistake made while another is corrected is said without taking the field from the hand that types", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/agents/new");
  await page.getByRole("button", { name: "Add Agent" }).click();
  const summary = page.getByText("Please check the following");
  await expect(summary).toBeVisible();
  await page.getByLabel("Name of Agent").fill("Cora Corrects");
  const field = page.getByLabel("Email Address");
  // With "co" it is an address, and nothing is wrong any more; with the dot behind that it is none again.
  await field.pressSequentially("cora@mail.co");
  await expect(summary).toHaveCount(0);
  await field.press(".");
  await expect(summary).toBeVisible();
  await page.keyboard.type("uk");
  await expect(field).toHaveValue("cora@mail.co.uk");
  await expect(field).toBeFocused();
  await expect(summary).toHaveCount(0);

  await field.fill("cora@mail");
  await field.press("Enter");
  await expect(page.locator(":focus")).toContainText("This is not an email address.");
});

for (const javaScriptEnabled of [true, false]) {
  test(`each field says what is wrong with it and keeps what was typed, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const before = await rollcall.database.written();
    const cases: [field: string, typed: string, sentence: string][] = [
      ["Email Address", "", "Enter an email address."],
      ["Email Address", "no-address", "This is not an email address."],
      [
        "Email Address",
        `${"a".repeat(60)}@${"b".repeat(200)}.com`,
        "An email address has at most 254 characters.",
      ],
      [
        "Email Address",
        "\u212Aelvin@example.com",
        "This address contains characters that can be confused with others. Type it with ordinary letters.",
      ],
      ["Email Address", admin.email.toUpperCase(), "This email address is already in use."],
      ["Name of Agent", "", "Enter a name."],
      ["Name of Agent", "n".repeat(301), "A name has at most 300 characters."],
      ["Land Line Phone", "030 1234567", "Begin with + and the country code."],
      ["Mobile Phone", "+49 1", "This is not a valid phone number."],
      ["Mobile Phone", "+44 20 7946 0018 ext. 5", "Enter the number without an extension."],
      ["Extension", "1", "An extension has 2 to 6 digits."],
      ["Extension", "12345678", "An extension has 2 to 6 digits."],
    ];
    await page.goto("/agents/new");
    await page.getByLabel("Language").selectOption("Deutsch");
    await page.getByLabel("Seat", { exact: true }).selectOption({ label: "Essential, €35.00 a month" });
    await page.getByLabel("Force login").check();
    const right = { "Email Address": anAddress("kept"), "Name of Agent": "Kept Name" };
    for (const [label, value] of Object.entries(right)) await page.getByLabel(label).fill(value);

    // Without the script one of a field's own, one that only the server knows, and the last field.
    const tried = javaScriptEnabled ? cases : [cases[1], cases[4], cases[11]];
    for (const [field, typed, sentence] of cases.filter((each) => tried.includes(each))) {
      await test.step(`${field}: ${sentence}`, async () => {
        const input = page.getByLabel(field, { exact: true });
        const good = await input.inputValue();
        await input.fill(typed);
        await page.getByRole("button", { name: "Add Agent" }).click();

        await expect(page.locator(":focus")).toContainText(sentence);
        await expect(summary(page)).toBeVisible();
        await expect(input).toHaveAccessibleDescription(new RegExp(escaped(sentence)));
        await expect(input).toHaveAttribute("aria-invalid", "true");
        await expect(input).toHaveValue(typed);
        await expect(page.getByLabel("Language")).toHaveValue("de");
        await expect(page.getByLabel("Force login")).toBeChecked();
        await input.fill(good);
      });
    }
    expect(await rollcall.database.written()).toEqual(before);
  });
}

test("an extension that is taken is refused by the server", async ({ browserOf, organisation, rollcall }) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  const before = await rollcall.database.written();
  await page.goto("/agents/new");
  await page.getByLabel("Email Address").fill(anAddress());
  await page.getByLabel("Name of Agent").fill("Second Person");
  await page.getByLabel("Seat", { exact: true }).selectOption({ label: "Essential, €35.00 a month" });
  await page.getByLabel("Extension", { exact: true }).fill("700");
  await page.getByRole("button", { name: "Add Agent" }).click();
  await expect(page.locator(":focus")).toContainText("This extension is already in use.");
  expect(await rollcall.database.written()).toEqual(before);
});

test("a double click adds one agent, whose password a reload shows again to the same session, for two minutes", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, id } = await organisation();
  const page = await signedIn(browserOf, admin);
  const email = anAddress("double");
  await page.goto("/agents/new");
  await page.getByLabel("Email Address").fill(email);
  await page.getByLabel("Name of Agent").fill("Dora Double");
  await page.getByRole("button", { name: "Add Agent" }).dblclick();
  await expect(page.getByText("Agent added")).toBeVisible();
  const shown = await shownPassword(page);
  expect(passwordIn(await rollcall.mails.newest(email))).toBe(shown);
  await expect(page).toHaveURL(/\/agents\/new\?added=/);
  // What draws the page anew leaves the answer, and its address, where they are.
  const menu = page.locator("header summary, nav summary, aside summary").filter({ visible: true });
  await menu.filter({ hasText: "Available" }).click();
  await page.getByRole("button", { name: "In a meeting" }).click();
  await expect(menu.filter({ hasText: "In a meeting" })).toBeVisible();
  expect(await shownPassword(page)).toBe(shown);
  await expect(page).toHaveURL(/\/agents\/new\?added=/);
  await page.reload();
  await expect(page.getByText("Agent added")).toBeVisible();
  expect(await shownPassword(page)).toBe(shown);
  const elsewhere = await signedIn(browserOf, admin);
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole("button", { name: "Add Agent" })).toBeVisible();

  await page.getByRole("link", { name: "Add another" }).click();
  await expect(page.getByRole("button", { name: "Add Agent" })).toBeVisible();
  await expect(page.getByText(shown)).toHaveCount(0);
  await page.goBack();
  expect(await shownPassword(page)).toBe(shown);
  await rollcall.database.rows("update idempotency_keys set sealed_until = now() where org_id = $1", [id]);
  await page.reload();
  await expect(page.getByRole("button", { name: "Add Agent" })).toBeVisible();
  expect(await count(rollcall, id)).toBe(2);
});

test("without JavaScript, reloading the answer sends the form again and adds nobody", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, id } = await organisation();
  const page = await signedIn(browserOf, admin, { javaScriptEnabled: false });
  const email = anAddress("reload");
  const shown = await addAgent(page, { email, name: "Rhea Reload" });
  await page.reload();
  await expect(page.getByText("Agent added")).toBeVisible();
  expect(await shownPassword(page)).toBe(shown);
  expect(await count(rollcall, id)).toBe(2);
  await rollcall.mails.newest(email);
});

test("one form sent twenty times at once adds one agent, whose password only its session sees again", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, id } = await organisation();
  const page = await signedIn(browserOf, admin);
  const elsewhere = await signedIn(browserOf, admin);
  const email = anAddress("twenty");
  const form = addAgentForm({ email });
  const send = (from: Page) =>
    sendAction(from.context().request, actionOf("/agents/new#addAgentAction"), {
      path: "/agents/new",
      fields: form,
    });

  const answers = await Promise.all(Array.from({ length: 20 }, () => send(page)));
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(answers.map((answer) => answer.status())).toEqual(Array(20).fill(200));
  expect(texts[0]).toContain("Agent added");
  const shown = passwordIn(await rollcall.mails.newest(email));
  expect(texts.filter((text) => text.includes(shown))).toHaveLength(20);
  expect(await count(rollcall, id)).toBe(2);

  const other = await (await send(elsewhere)).text();
  expect(other).toContain("This form was already sent and the agent is there.");
  expect(other).not.toContain(shown);
  expect(await count(rollcall, id)).toBe(2);
});

test("twenty spellings of one address make one agent", async ({ browserOf, organisation, rollcall }) => {
  const { admin, id } = await organisation();
  const page = await signedIn(browserOf, admin);
  const [local = "", domain = ""] = anAddress("spelt").split("@");
  const unicode = `b\u00FCcher.${domain}`;
  const punycode = `xn--bcher-kva.${domain}`;
  const cases = (text: string) => [
    text,
    text.toUpperCase(),
    text.replace("s", "S"),
    text.replace("p", "P"),
    text.replace("lt", "LT"),
  ];
  const spellings = cases(local).flatMap((one) => [
    `${one}@${unicode}`,
    `${one}@${punycode}`,
    `${one}@${punycode.toUpperCase()}`,
    ` ${one}@${unicode} `,
  ]);
  expect(new Set(spellings).size).toBe(20);

  const answers = await Promise.all(
    spellings.map((email) =>
      sendAction(page.context().request, actionOf("/agents/new#addAgentAction"), {
        path: "/agents/new",
        fields: addAgentForm({ email }),
      }),
    ),
  );
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(texts.filter((text) => text.includes('"status":"done"'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('"refusal":"email-taken"'))).toHaveLength(19);
  expect(await count(rollcall, id)).toBe(2);
});

async function count(
  { database }: { database: { rows(sql: string, values: unknown[]): Promise<unknown[]> } },
  orgId: string,
): Promise<number> {
  return (await database.rows("select 1 from agents where org_id = $1", [orgId])).length;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
