import { linkIn } from "./support/mailbox.ts";
import {
  addAgent,
  anAddress,
  newPassword,
  signedIn,
  signIn,
  typeNewPassword,
  typeSignIn,
} from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("a password set by link in a browser of somebody else's says so, and that one stays signed in", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, agents } = await organisation({ agents: 1 });
  const page = await signedIn(browserOf, agents[0] ?? admin, { javaScriptEnabled: false });
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill(admin.email);
  await page.getByRole("button", { name: "Send link" }).click();
  await page.goto(linkIn(await rollcall.mails.newest(admin.email), "/reset-password"));
  await typeNewPassword(page, newPassword);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The new password is set");
  await expect(page.getByText("In this browser Alex Agent 1 is still signed in")).toBeVisible();
  await page.getByRole("link", { name: "Go on as Alex Agent 1" }).click();
  await expect(page).toHaveURL("/home");
});

for (const javaScriptEnabled of [true, false]) {
  const mode = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;

  test(`a forgotten password: link by mail, once, ${mode}`, async ({ browserOf, organisation, rollcall }) => {
    const { admin } = await organisation();
    const open = await signedIn(browserOf, admin);
    const page = await (await browserOf({ javaScriptEnabled })).newPage();
    const ask = async (email: string) => {
      await page.goto("/sign-in");
      await page.getByRole("link", { name: "Forgot your password?" }).click();
      await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
      await page.getByLabel("Email").fill(email);
      await page.getByRole("button", { name: "Send link" }).click();
      await expect(page.getByText(`If ${email} belongs to an account, a link is on its way.`)).toBeVisible();
    };
    const unknown = anAddress("nobody");
    await ask(unknown);
    await ask(admin.email);
    const link = linkIn(await rollcall.mails.newest(admin.email), "/reset-password");
    expect(await rollcall.mails.to(unknown)).toEqual([]);

    await page.goto(link);
    await typeNewPassword(page, "short");
    await expect(page.getByText("A password has at least 15 characters.").first()).toBeVisible();
    await typeNewPassword(page, newPassword, `${newPassword}!`);
    await expect(page.getByText("The two passwords are not the same.").first()).toBeVisible();
    if (javaScriptEnabled) {
      await page.getByLabel("New password", { exact: true }).fill(`${newPassword}!`);
      await expect(page.getByText("The two passwords are not the same.")).toHaveCount(0);
      await expect(page.getByText("Strong", { exact: true })).toBeVisible();
      await typeNewPassword(page, "passwordpassword");
      await expect(page.getByText("This password is too easy to guess").first()).toBeVisible();
      await expect(page.getByText("Strong", { exact: true })).toHaveCount(0);
    }
    await typeNewPassword(page, "Harbour Lights 2026!");
    await expect(page.getByText(/too little of this password is left/).first()).toBeVisible();
    const late = await page.context().newPage();
    await late.goto(link);
    await typeNewPassword(page, newPassword);
    await page.waitForURL("/sign-in?reason=password-set");
    await expect(page.getByText("Your new password is set. Sign in with it.")).toBeVisible();
    await typeNewPassword(late, `${newPassword}!`);
    await expect(late.getByRole("heading", { level: 1 })).toHaveText("This link no longer works");
    await expect(late.getByRole("link", { name: "Send another link" })).toBeVisible();

    await typeSignIn(page, admin);
    await expect(page.getByText("Email or password is wrong.")).toBeVisible();
    await signIn(page, { email: admin.email, password: newPassword });
    await expect(page).toHaveURL("/");
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link no longer works");

    await open.goto("/agents");
    await open.waitForURL("/sign-in?reason=password-reset&to=%2Fagents");
    await rollcall.mails.newest(admin.email, 2);
  });

  test(`the profile: name, language, phones, password, ${mode}`, async ({ browserOf, organisation }) => {
    const { agents } = await organisation({ agents: 1 });
    const who = agents[0] ?? { email: "", password: "" };
    const page = await signedIn(browserOf, who, { javaScriptEnabled });
    const other = await signedIn(browserOf, who);
    await page.goto("/profile");
    if (javaScriptEnabled)
      for (const field of ["Current password", "New password", "Repeat new password"])
        await expect(page.getByRole("button", { name: new RegExp(`^Show ?: ${field}$`) })).toBeVisible();
    await expect(page.getByRole("table", { name: "Sessions" }).getByRole("rowheader")).toHaveCount(2);

    await page.getByLabel("Name", { exact: true }).fill("Alexandra Agent");
    await page.getByLabel("Land Line Phone").fill("+44 (0)20 7946 0018");
    await page.getByLabel("Mobile Phone").fill("12");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Begin with + and the country code.").first()).toBeVisible();
    await page.getByLabel("Mobile Phone").fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.goto("/home");
    await expect(page.getByText("Good to have you, Alexandra Agent.")).toBeVisible();

    await page.goto("/profile");
    await expect(page.getByLabel("Land Line Phone")).toHaveValue("+44 20 7946 0018");
    if (javaScriptEnabled) {
      await page.getByLabel("New password", { exact: true }).fill(newPassword);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByText("Saved.")).toBeVisible();
      await expect(page.getByLabel("New password", { exact: true })).toHaveValue(newPassword);
    }
    await page.getByLabel("Current password").fill("not the current one");
    await typeNewPassword(page, newPassword);
    await expect(page.getByText("This is not your current password.").first()).toBeVisible();
    await page.getByLabel("Current password").fill(who.password);
    await typeNewPassword(page, newPassword);
    await expect(page.getByText("Your password is changed. Every other device is signed out.")).toBeVisible();
    await page.goto("/home");
    await expect(page).toHaveURL("/home");
    await other.goto("/home");
    await other.waitForURL("/sign-in?reason=password-changed&to=%2Fhome");
  });
}

test("a temporary password expires, and so says only to who has it", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  const email = anAddress("late");
  const password = await addAgent(page, { email, name: "Lars Late" });
  await expect(page.getByText("Shown once. It expires in 7 days.")).toBeVisible();
  // That it goes by the product's clock is shown where the days go by, in dates-and-features.spec.ts.
  await rollcall.database.rows(
    "update passwords set expires_at = now() where agent_id = (select id from agents where email = $1)",
    [email],
  );
  const late = await (await browserOf()).newPage();
  await late.goto("/sign-in");
  await typeSignIn(late, { email, password: "a wrong password" });
  await expect(late.getByText("Email or password is wrong.")).toBeVisible();
  await typeSignIn(late, { email, password });
  await expect(late.getByText("This temporary password has expired.")).toBeVisible();
});

test("a reset link is dead after an hour", async ({ browserOf, organisation, rollcall, expected }) => {
  // The strength meter may ask by it before it is sent.
  expected.answers(403, /^\/api\/password-strength$/);
  const { admin } = await organisation();
  const page = await (await browserOf()).newPage();
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill(admin.email);
  await page.getByRole("button", { name: "Send link" }).click();
  const link = linkIn(await rollcall.mails.newest(admin.email), "/reset-password");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choose a new password");
  // Links live by real time, so the row is made older rather than the clock.
  await rollcall.database.rows(
    "update password_resets set created_at = created_at - interval '1 hour', expires_at = expires_at - interval '1 hour' where agent_id = $1",
    [admin.id],
  );
  await typeNewPassword(page, newPassword);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link no longer works");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link no longer works");
});
