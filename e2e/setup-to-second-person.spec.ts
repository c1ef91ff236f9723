import { linkIn, passwordIn } from "./support/mailbox.ts";
import { addAgent, anAddress, ownPassword, setUp, typeNewPassword, typeSignIn } from "./support/people.ts";
import { expect, testOnFreshServer as test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(() => {
    test.use({ javaScriptEnabled });
    test(`from /setup to a second person with an own password, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
      page,
      rollcall,
      browserOf,
      expected,
    }) => {
      const email = anAddress("bruno");

      await test.step("an empty Rollcall leads to its set-up", async () => {
        await page.goto("/");
        await page.waitForURL("/setup");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up Rollcall");
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
        await typeSignIn(theirs, { email, password: passwordIn(mail) });
        await theirs.waitForURL("/first-password");
        await expect(theirs.getByText("You signed in with a temporary password")).toBeVisible();
        await theirs.goto("/home");
        await theirs.waitForURL("/first-password");

        await typeNewPassword(theirs, "the tall grey heron waits");
        await theirs.waitForURL("/home");
        await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Home");
        await expect(theirs.getByText("Good to have you, Bruno Okafor.")).toBeVisible();
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
    });
  });
}
