import { readdir } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import type { Expectations } from "./support/expectations.ts";
import { lookAt, open } from "./support/look-at.ts";
import { linkIn, passwordIn } from "./support/mailbox.ts";
import {
  addAgent,
  anAddress,
  type Browsers,
  ownPassword,
  setUp,
  signIn,
  typeNewPassword,
  typeSignIn,
} from "./support/people.ts";
import type { Rollcall } from "./support/rollcall.ts";
import { expect, testOnFreshServer as test, testOnPostgres15 } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  const how = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;
  test.describe(() => {
    test.use({ javaScriptEnabled });
    test(`from /setup to a second person with an own password, ${how}`, async ({
      page,
      rollcall,
      browserOf,
      expected,
    }) => {
      if (javaScriptEnabled) await looksRight(await browserOf());
      await fromSetUpToSecondPerson({ page, rollcall, browserOf, expected, javaScriptEnabled });
    });
  });
}

testOnPostgres15(
  "the same on a PostgreSQL 15 of the operator's own",
  async ({ page, rollcall, browserOf, expected }) => {
    const { database } = rollcall;
    const [server] = await database.rows(
      "select split_part(current_setting('server_version'), '.', 1) as version",
    );
    expect(server).toEqual({ version: "15" });
    const { username } = new URL(await rollcall.databaseUrl());
    const [role] = await database.rows(
      "select rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = $1",
      [username],
    );
    expect(role).toEqual({ super: false, bypass: false });

    const journey = { page, rollcall, browserOf, expected, javaScriptEnabled: true };
    await fromSetUpToSecondPerson({ ...journey, isOnlyTheWay: true });

    expect(await database.rows("select name from organisations")).toEqual([{ name: "Lighthouse Support" }]);
    expect(await readdir(rollcall.dataDir), "no embedded database beside it").not.toContain("postgres");
  },
);

interface Journey {
  page: Page;
  rollcall: Rollcall;
  browserOf: Browsers;
  expected: Expectations;
  javaScriptEnabled: boolean;
  /** Without what goes wrong on it and what lies beside it, which the pages decide and no database. */
  isOnlyTheWay?: boolean;
}

/** Only here is there a Rollcall that nobody has set up yet, as the other pages are looked at elsewhere. */
async function looksRight(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  const sight = { name: "setup", path: "/setup" };
  await open(page, sight);
  expect(await lookAt(page, sight)).toEqual([]);
  await page.close();
}

async function fromSetUpToSecondPerson({
  page,
  rollcall,
  browserOf,
  expected,
  javaScriptEnabled,
  isOnlyTheWay = false,
}: Journey): Promise<void> {
  const email = anAddress("bruno");

  await test.step("an empty Rollcall leads to its set-up", async () => {
    await page.goto("/");
    await page.waitForURL("/setup");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up Rollcall");
  });

  if (!isOnlyTheWay)
    await test.step("an empty form says what is missing, in the order of the fields, and keeps what is typed", async () => {
      await page.getByLabel("Email", { exact: true }).fill("chef@bücher.example");
      await page.getByRole("button", { name: "Create organisation" }).click();
      await expect(page.getByRole("listitem").getByRole("link")).toHaveText([
        "Enter the name of the organisation.",
        "Enter your name.",
        "Enter a password.",
        // With the script that of the browser's clock is proposed.
        ...(javaScriptEnabled ? [] : ["Choose a time zone from the list."]),
        "Choose a currency from the list.",
      ]);
      await expect(page.getByLabel("Email", { exact: true })).toHaveValue("chef@bücher.example");
    });

  if (javaScriptEnabled && !isOnlyTheWay)
    await test.step("the time zone of the browser is proposed by its present name", async () => {
      const elsewhere = await (await browserOf({ timezoneId: "Asia/Calcutta" })).newPage();
      await elsewhere.goto("/setup");
      await expect(elsewhere.getByLabel("Time zone")).toHaveValue("Asia/Kolkata");
    });

  await setUp(page, {
    organisation: "Lighthouse Support",
    name: "Ines Alvarado",
    email: "ines@example.com",
    password: ownPassword,
  });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");

  const shown = await test.step("the admin adds an agent", async () => {
    await page.getByRole("link", { name: "Agents", exact: true }).click();
    await page.waitForURL("/agents");
    await page.getByRole("link", { name: "+ Add" }).click();
    await page.waitForURL("/agents/new");
    return addAgent(page, { email, name: "Bruno Okafor" });
  });

  const mail = await rollcall.mails.newest(email);
  expect(passwordIn(mail)).toBe(shown);

  await test.step("the agent follows the mail and has to choose a password", async () => {
    const theirs = await (await browserOf({ javaScriptEnabled })).newPage();
    await theirs.goto(linkIn(mail, "/sign-in"));
    const asTyped = ` ${passwordIn(mail).replaceAll("-", "").toUpperCase()} `;
    await typeSignIn(theirs, { email, password: asTyped });
    await theirs.waitForURL("/first-password");
    await expect(theirs.getByText("You signed in with a temporary password")).toBeVisible();
    await expect(theirs.getByLabel("New password", { exact: true })).toBeFocused();
    await theirs.goto("/home");
    await theirs.waitForURL("/first-password");

    const second = isOnlyTheWay ? null : await theirs.context().newPage();
    await second?.goto("/first-password");
    await typeNewPassword(theirs, "the tall grey heron waits");
    await theirs.waitForURL("/home");
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Home");
    await expect(theirs.getByText("Good to have you, Bruno Okafor.")).toBeVisible();

    if (second) {
      await typeNewPassword(second, "the other grey heron left");
      await second.waitForURL("/profile?reason=password-chosen");
      await expect(second.getByText("Your password was already chosen, in another window")).toBeVisible();
    }
    const again = await (await browserOf({ javaScriptEnabled })).newPage();
    await again.goto("/sign-in");
    await signIn(again, { email, password: "the tall grey heron waits" });
  });

  await test.step("the temporary password is dead", async () => {
    const other = await (await browserOf({ javaScriptEnabled })).newPage();
    await other.goto("/sign-in");
    await typeSignIn(other, { email, password: shown });
    await expect(other.getByText("Email or password is wrong.")).toBeVisible();
  });

  await test.step("/setup is gone", async () => {
    expected.answers(404, /^\/setup$/);
    expect((await page.goto("/setup"))?.status()).toBe(404);
  });
}
