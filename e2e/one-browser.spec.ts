import { aWav } from "../lib/recordings/testing/sounds.ts";
import { anAddress, signedIn, signInElsewhere, typeSignIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  test(`a form is not sent for somebody of another organisation who has signed in in the same browser since, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const [{ admin }, { admin: other }] = [await organisation(), await organisation()];
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const email = anAddress("mine");
    await page.goto("/agents/new");
    await page.getByLabel("Email Address").fill(email);
    await page.getByLabel("Name of Agent").fill("Mia Mine");
    await page.getByLabel("Seat", { exact: true }).selectOption({ label: "No calling seat" });
    await signInElsewhere(page, other);
    const before = await rollcall.database.written();
    await page.getByRole("button", { name: "Add Agent" }).click();
    await expect(
      page.getByText("Somebody else is signed in in this browser now, so nothing was saved."),
    ).toBeVisible();
    expect(await rollcall.database.written()).toEqual(before);
    if (!javaScriptEnabled) return;

    await signInElsewhere(page, admin);
    await page.getByRole("button", { name: "Add Agent" }).click();
    await expect(page.getByText("Agent added")).toBeVisible();
    const [{ org_id: orgId } = { org_id: "" }] = await rollcall.database.rows<{ org_id: string }>(
      "select org_id from agents where email = $1",
      [email],
    );
    expect(orgId).toBe(admin.orgId);
  });
}

test("signing in again in the same browser ends the session that it replaces", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const context = await browserOf();
  const tabs = [await context.newPage(), await context.newPage()];
  for (const tab of tabs) await tab.goto("/sign-in");
  for (const tab of tabs) {
    await typeSignIn(tab, admin);
    await tab.waitForURL("/");
  }
  for (const tab of tabs) {
    await tab.goto("/profile");
    await expect(tab.getByRole("table", { name: "Sessions" }).getByRole("rowheader")).toHaveCount(1);
  }
});

test("a tab that was left open shows nothing of one person in the frame of another", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ name: "Harbour Lights" });
  const { admin: other } = await organisation({ name: "Beacon Desk" });
  const page = await signedIn(browserOf, admin);
  await page.goto("/agents");
  await expect(page.getByRole("banner")).toContainText("Harbour Lights");
  await signInElsewhere(page, other);
  await page.getByRole("link", { name: "Groups", exact: true }).click();
  await page.waitForURL("/groups");
  await expect(page.getByRole("banner")).toContainText("Beacon Desk");
  await expect(page.getByRole("banner")).not.toContainText("Harbour Lights");
});

test("a status that is chosen in a tab left open, and a sound uploaded there, are not those of the colleague who has signed in since", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, managers } = await organisation({ managers: 1 });
  const page = await signedIn(browserOf, admin);
  await page.goto("/profile");
  await signInElsewhere(page, managers[0] ?? admin);
  const before = await rollcall.database.written();
  const header = page.locator("header").first();
  await header.locator("summary").filter({ hasText: "Available" }).click();
  await header.getByRole("button", { name: "Away" }).click();
  await expect(header.getByRole("alert")).toContainText(
    "Somebody else is signed in in this browser now, so nothing was saved.",
  );
  await page.getByLabel("Title").fill("Mine");
  const sound = { name: "mine.wav", mimeType: "audio/wav", buffer: Buffer.from(aWav()) };
  await page.getByLabel("Sound file").setInputFiles(sound);
  await page.getByRole("button", { name: "Upload" }).click();
  await expect(
    page.getByRole("main").getByText("Somebody else is signed in in this browser now, so nothing was saved."),
  ).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("Mine");
  expect(await rollcall.database.written()).toEqual(before);
});
