import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { axeViolations } from "./support/axe.ts";
import { addUnseen, anAddress, signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const section = (page: Page, title: string): Locator =>
  page
    .getByRole("region", { name: title })
    .or(page.locator("section", { hasText: title }))
    .first();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with the script" : "without the script";

  test(`an admin keeps the server locations, each mistake with its sentence, ${how}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/settings");
    await expect(page.getByRole("row").filter({ hasText: "Frankfurt" })).toContainText("50.11°, 8.68°");
    await page.getByRole("link", { name: "Add location" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add location");
    const add = (typed: Record<string, string>, says: string) => press(page, "Add location", typed, says);
    await add({ Name: "", Latitude: "48.2", Longitude: "16.37" }, "Enter a name.");
    await add({ Name: "x".repeat(300) }, "A name has at most 100 characters.");
    await add({ Name: "a\u202eb" }, "This name contains characters that cannot be shown.");
    await add({ Name: "Vienna", Latitude: "91" }, "A latitude is a number of degrees from -90 to 90");
    await add({ Latitude: "48,2", Longitude: "east" }, "A longitude is a number of degrees from -180 to 180");
    await expect(page.getByLabel("Latitude")).toHaveValue("48,2");
    await add({ Name: "London", Longitude: "16.37" }, "This name is already in use.");
    const odd = `${"فيينا 👩‍💻 <b>x</b> ".repeat(4)}W`;
    await add({ Name: odd }, `${odd} is added.`);
    await page.getByRole("link", { name: /^Open/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(odd);
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);

    // A second window, drawn from the same version.
    const second = await page.context().newPage();
    await second.goto(page.url());
    await press(page, "Save location", { Name: "Wien" }, "Saved.");
    await press(second, "Save location", { Name: "Vienna" }, "Somebody else changed this meanwhile.");
    await expect(second.getByText("Saved meanwhile: Wien")).toBeVisible();
    await expect(second.getByLabel("Name", { exact: true })).toHaveValue("Vienna");
    await press(second, "Save location", {}, "Saved.");
    await expect(second.getByRole("heading", { level: 1 })).toHaveText("Vienna");

    await second.getByRole("button", { name: "Delete" }).click();
    const asked = javaScriptEnabled ? second.getByRole("dialog") : second.getByRole("main");
    await expect(asked.getByRole("heading", { name: "Delete Vienna?" })).toBeVisible();
    await asked.getByRole("button", { name: "Delete" }).click();
    await expect(second.getByText("The server location is deleted.")).toBeVisible();
    await expect(second.getByRole("row").filter({ hasText: "Vienna" })).toHaveCount(0);
  });

  test(`a new agent gets the nearest server location, and what was chosen is said, ${how}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/agents/new");
    const location = page.getByLabel("Server Location");
    await expect(location.locator("option").first()).toHaveText(
      /^Nearest: Frankfurt, \d+ km, \d+ ms there and back$/,
    );
    await page.getByLabel("Email Address").fill(anAddress("remote"));
    await page.getByLabel("Name of Agent").fill("Remo Remote");
    await page.getByLabel("Seat", { exact: true }).selectOption("No calling seat");
    await page.getByLabel("Allow contact editing").check();
    await page.getByLabel("Works from").fill("Atlantis");
    await page.getByLabel("Works from").blur();
    if (javaScriptEnabled) await expect(page.getByText("This place is not known.")).toBeVisible();
    await page.getByRole("button", { name: "Add Agent" }).click();
    await expect(page.getByText("This place is not known.").first()).toBeVisible();
    await expect(page.getByLabel("Works from")).toHaveValue("Atlantis");
    await expect(page.getByLabel("Allow contact editing")).toBeChecked();
    await page.getByLabel("Works from").fill("Osaka");
    await page.getByLabel("Works from").blur();
    if (javaScriptEnabled) {
      await expect(location.locator("option").first()).toHaveText(/^Nearest: Tokyo, 39\d km, 6 ms/);
      await expect(page.getByText("The distances are from Osaka, Japan.")).toBeVisible();
    }
    await page.getByRole("button", { name: "Add Agent" }).click();
    await expect(
      page.getByText(/^The server location is Tokyo, the nearest to Osaka, Japan: 39\d km/),
    ).toBeVisible();

    await page.getByRole("link", { name: "Open Remo Remote" }).click();
    const person = page.locator("section", { hasText: "Person" }).first();
    await expect(person).toContainText("Tokyo");
    await expect(
      person.locator("dt", { hasText: "Contact editing" }).locator("xpath=following-sibling::dd[1]"),
    ).toHaveText("Allowed");
    await page.goto(`${page.url()}/edit`);
    await expect(location.locator("option:checked")).toHaveText(/^Tokyo/);
    await location.selectOption({
      label: (await location.locator("option", { hasText: /^London/ }).textContent()) ?? "",
    });
    await page.getByLabel("Allow contact editing").uncheck();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Remo Remote is saved.")).toBeVisible();
    const [stored] = await rollcall.database.rows<{ id: string }>(
      `select l.id from agents a join locations l on l.id = a.location_id
        where a.org_id = $1 and l.name = 'London' and not a.may_edit_contacts`,
      [admin.orgId],
    );
    await page.goto(`/settings/locations/${stored?.id}/delete`);
    await expect(page.getByText("One person has this server location:")).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "Remo Remote" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);
  });

  test(`the rules for passwords and sessions are kept within their bounds, ${how}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents } = await organisation({ agents: 1 });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/settings");
    const save = (typed: Record<string, string>, says: string) => press(page, "Save rules", typed, says);
    await save({ "Shortest password": "14" }, "The shortest password has 15 to 64 characters.");
    await save(
      { "Shortest password": "20", "Days of a temporary password": "31" },
      "A temporary password lasts 1 to 30 days.",
    );
    await save(
      { "Days of a temporary password": "3", "Minutes without a click": "4" },
      "Enter 5 to 10,080 minutes",
    );
    await save({ "Minutes without a click": "60", "Hours since the sign-in": "721" }, "Enter 1 to 720 hours");
    await page.getByLabel("Always force agents to change a temporary password").check();
    await save({ "Hours since the sign-in": "24" }, "Saved.");

    const second = await page.context().newPage();
    await second.goto("/settings");
    await save({ "Hours since the sign-in": "48" }, "Saved.");
    await press(second, "Save rules", { "Shortest password": "21" }, "Somebody else changed this meanwhile.");
    await expect(second.getByText("Saved meanwhile: 48")).toBeVisible();

    await page.goto("/agents/new");
    const toggle = page.getByLabel("Force the agent to change their password when logging in");
    await expect(toggle).toBeChecked();
    await expect(toggle).toBeDisabled();
    await expect(page.getByText("Always on: the organisation’s settings ask for it.")).toBeVisible();

    await page.goto("/profile");
    await expect(page.getByText("At least 20 characters.")).toBeVisible();
    await page.getByLabel("Current password").fill(admin.password);
    await page.getByLabel("New password", { exact: true }).fill("quiet-lantern-4417");
    await page.getByLabel("Repeat new password").fill("quiet-lantern-4417");
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.getByText("A password has at least 20 characters.").first()).toBeVisible();

    // An open session follows the idle limit at its next request.
    const [agent] = agents;
    const theirs = await signedIn(browserOf, agent ?? { email: "", password: "" }, { javaScriptEnabled });
    await rollcall.database.rows(
      "update sessions set seen_at = now() - interval '61 minutes' where agent_id = $1",
      [agent?.id],
    );
    await theirs.goto("/home");
    await expect(theirs).toHaveURL(/\/sign-in\?reason=idle/);
  });

  test(`a logo is shown on pages and in mails, and what is none is refused, ${how}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const name = `Harbour ${"مرحبا 👩‍💻 <i>W</i> ".repeat(14)}`.slice(0, 299).trim();
    const { admin } = await organisation({ name });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/settings");
    const upload = async (fileName: string, buffer: Buffer, says: string) => {
      await page.getByLabel("Picture").setInputFiles({ name: fileName, mimeType: "image/png", buffer });
      await page.getByRole("button", { name: "Upload logo" }).click();
      await expect(page.getByRole("main").getByText(says).first()).toBeVisible();
    };
    const blue = { r: 0, g: 80, b: 200, alpha: 1 };
    const png = await sharp({ create: { width: 960, height: 240, channels: 4, background: blue } })
      .png()
      .toBuffer();
    await expect(page.locator("form[action='/api/logo'] input[name=drawnFor]")).toHaveValue(admin.id);
    await upload("logo.png", Buffer.from("This is a text."), "This is not a PNG, JPEG or WebP picture");
    if (javaScriptEnabled) {
      const large = Buffer.concat([png, Buffer.alloc(2_000_000)]);
      await upload("bomb.png", await aPixelBomb(), "This picture has too many pixels.");
      await upload("large.png", large, "This picture is larger than 1 MB.");
      await upload("../../x.png", png.subarray(0, 300), "This picture is damaged or cut off.");
    }
    await expect(page.getByText("There is no logo yet")).toBeVisible();
    await upload("logo.png", png, "The logo is changed.");
    const shown = page.getByRole("img", { name: `Logo of ${name}` });
    await expect(shown).toBeVisible();
    const address = (await shown.getAttribute("src")) ?? "";
    expect(address).toMatch(/^\/logo\/[0-9a-f-]{36}\.png$/);
    expect(await shown.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])).toEqual([
      480, 120,
    ]);
    await expect(page.locator("header img")).toHaveAttribute("src", address);
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    const stranger = await browserOf();
    const answer = await stranger.request.get(address);
    expect(answer.headers()).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
    });
    const email = anAddress("logo");
    await addUnseen(page.context().request, { email, name: "Lou Logo" });
    const mail = await rollcall.mails.newest(email);
    expect(mail.html).toContain(`src="${rollcall.url}${address}"`);

    await page.goto("/settings");
    await page.getByRole("button", { name: "Remove logo" }).click();
    await expect(page.getByText("The logo is removed.")).toBeVisible();

    await page.context().clearCookies();
    await page.getByLabel("Picture").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: png });
    await page.getByRole("button", { name: "Upload logo" }).click();
    await page.waitForURL("/sign-in?to=%2Fsettings&unsaved=1");
    await expect(page.getByText("What was sent last was not saved.")).toBeVisible();
    await expect(page.locator("header img")).toHaveCount(0);
    expect((await stranger.request.get(address)).status()).toBe(404);
  });
}

test("other systems are told who is signed in, and nobody else is", async ({ browserOf, organisation }) => {
  const { admin, managers } = await organisation({ name: "Harbour", managers: 1 });
  const nobody = await (await browserOf()).request.get("/api/session");
  expect([nobody.status(), await nobody.json()]).toEqual([401, {}]);

  const page = await signedIn(browserOf, managers[0] ?? admin);
  const told = await page.request.get("/api/session", { headers: { Origin: "https://crm.example.com" } });
  expect(told.headers()["cache-control"]).toBe("no-store");
  expect(told.headers()["access-control-allow-origin"]).toBeUndefined();
  expect(await told.json()).toMatchObject({
    agent: { id: managers[0]?.id, role: "manager", unit: null, mayEditContacts: false, language: "en" },
    organisation: { id: admin.orgId, name: "Harbour" },
    session: { endsAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
  });
  await page.goto("/profile");
  await expect(section(page, "Location and contacts")).toContainText("Not allowed");
});

/** A small file of 81 million pixels. */
async function aPixelBomb(): Promise<Buffer> {
  const white = { r: 255, g: 255, b: 255 };
  const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: white } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  expect(bomb.length).toBeLessThan(1_000_000);
  return bomb;
}

/** Fills in by label, presses, and waits for what the page says about it; a sentence may stand in the summary too. */
async function press(page: Page, button: string, typed: Record<string, string>, says: string): Promise<void> {
  for (const [label, value] of Object.entries(typed)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("main").getByText(says).first()).toBeVisible();
}
