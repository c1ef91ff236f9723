import type { Page } from "@playwright/test";
import { englishIn } from "./support/english.ts";
import { signedIn, typeSignIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test.describe.configure({ mode: "parallel" });

/** Every page is opened in German (screens.spec.ts) and in Arabic (long-names.spec.ts): here is asked whether these are there at all. */
for (const [language, words] of [
  ["es", "Configuración"],
  ["fr", "Paramètres"],
  ["pt-BR", "Configurações"],
] as const) {
  test(`an account in ${language} reads its pages in ${language}: nothing is left in English`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    const english = englishIn(language);
    const reader = await signedIn(browserOf, admin);
    const settings = async () => (await reader.request.get("/settings")).text();
    expect(await english(reader, await settings()), "English is known where it is").not.toEqual([]);
    await rollcall.database.rows("update agents set language = $1 where id = $2", [language, admin.id]);
    const html = await settings();
    expect(/<html[^>]*>/.exec(html)?.[0]).toContain(`lang="${language}"`);
    expect(html).toContain(`>${words}</h1>`);
    expect(await english(reader, html)).toEqual([]);
  });
}

test("before sign-in the browser's language decides, after it the account's, which the profile changes at once", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  for (const [locale, language] of [
    ["fr-CA", "fr"],
    ["pt-PT", "pt-BR"],
    ["ja-JP", "en"],
  ] as const) {
    const stranger = await (await browserOf({ locale })).newPage();
    await stranger.goto("/sign-in");
    await expect(stranger.locator("html"), locale).toHaveAttribute("lang", language);
  }

  const page = await (await browserOf({ locale: "en-GB" })).newPage();
  await page.goto("/sign-in");
  await typeSignIn(page, admin);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  await page.goto("/profile");
  await page.getByLabel("Enabled").check();
  const quote = page.getByRole("main").locator("[aria-live=polite]").filter({ hasText: "No charge." });
  await expect(quote).toHaveCount(1);
  await page.getByLabel("Language").selectOption("ar");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("الملف الشخصي");
  await expect(page.getByRole("main")).toContainText("بلا رسوم.");
  await expect(quote).toHaveCount(0);
  await expect(page.locator("input[name=name]")).toHaveCSS("unicode-bidi", "plaintext");
  await expect(page.locator("input[name=mobile]")).not.toHaveCSS("unicode-bidi", "plaintext");

  // An account in Arabic that signs in from a browser in English: the frame turns with the page.
  const another = await (await browserOf({ locale: "en-GB" })).newPage();
  await another.goto("/sign-in");
  await typeSignIn(another, admin);
  await expect(another.getByRole("heading", { level: 1 })).toHaveText("نظرة عامة");
  await expect(another.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(another.locator("html")).toHaveAttribute("lang", "ar");
});

for (const [how, goOn] of [
  ["a form", (page: Page) => page.locator("form:has([name=landLine]) button[type=submit]").click()],
  ["a link", (page: Page) => page.locator('a[href="/agents"]').first().click()],
] as const) {
  test(`whoever is signed out elsewhere and led to /sign-in by ${how} finds one language there`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    await rollcall.database.rows("update agents set language = 'ar' where id = $1", [admin.id]);
    const page = await (await browserOf({ locale: "en-GB" })).newPage();
    await page.goto("/sign-in");
    await typeSignIn(page, admin);
    await expect(page.locator("html")).toHaveAttribute("lang", "ar");
    await page.goto("/profile");
    await rollcall.database.rows(
      "update sessions set ended_at = now(), ended_because = 'signed-out-everywhere' where agent_id = $1",
      [admin.id],
    );

    await goOn(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
    await expect(page.getByRole("button", { name: "Show" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Skip to content" })).toHaveCount(1);
    await expect(page.getByText("You were signed out on every device.")).toBeVisible();
  });
}

test("without the script a page that is not there says so in the account's language", async ({
  browserOf,
  organisation,
  rollcall,
  expected,
}) => {
  const { admin } = await organisation();
  await rollcall.database.rows("update agents set language = 'de' where id = $1", [admin.id]);
  expected.answers(404, /^\/agents\/nobody$/);
  const page = await signedIn(browserOf, admin, { javaScriptEnabled: false, locale: "en-GB" });
  await page.goto("/agents/nobody");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Seite nicht gefunden");
});
