import type { Page } from "@playwright/test";
import { axeViolations } from "./support/axe.ts";
import { aCallRoute } from "./support/call-routes.ts";
import { someGroupings } from "./support/groupings.ts";
import { anAddress, landed, sendAddAgent, signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();
const box = (page: Page, name: string) => page.getByRole("checkbox", { name, exact: true });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with the script" : "without the script";

  test(`a manager makes a group and a campaign; a new agent and a joiner work on it by their seat, ${how}`, async ({
    browserOf,
    organisation,
  }) => {
    test.setTimeout(240_000);
    const { admin, managers } = await organisation({ managers: 1, vacantSeats: 3 });
    const page = await landed(browserOf, managers[0] ?? admin, { javaScriptEnabled });
    await page.getByRole("link", { name: "Groups", exact: true }).click();
    await expect(heading(page)).toHaveText("Groups");
    await expect(page.getByText("No group yet")).toBeVisible();
    await page.getByRole("link", { name: "New group" }).click();
    await page.getByRole("button", { name: "Add group" }).click();
    await expect(page.getByText("Enter a name.").first()).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("Sales <b>");
    await page.getByRole("button", { name: "Add group" }).click();
    await expect(page.getByText("Sales <b> is added.")).toBeVisible();

    await page.getByLabel("Search", { exact: true }).fill("70");
    await page.getByLabel("Search", { exact: true }).press("Enter");
    await expect(page).toHaveURL(/q=70/);
    await box(page, "701 (vacant)").check();
    await save(page);
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(page.getByText("1 seat, nobody sits there")).toBeVisible();
    await expect(box(page, "701 (vacant)")).toBeChecked();

    await page.getByRole("link", { name: "Campaigns", exact: true }).click();
    await expect(page.getByText("No campaign yet")).toBeVisible();
    await page.getByRole("link", { name: "New campaign" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Spring offer");
    await box(page, "Sales <b>").check();
    await page.getByLabel("Add single agents").fill(`${admin.email}\nNobody Known`);
    await page.getByRole("button", { name: "Add campaign" }).click();
    await expect(page.getByText("Nobody Known (nobody)")).toBeVisible();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Spring offer");
    await expect(box(page, "Sales <b>")).toBeChecked();
    await page.getByLabel("Add single agents").fill(admin.email.toUpperCase());
    await page.getByRole("button", { name: "Add campaign" }).click();
    await expect(page.getByText("Spring offer is added.")).toBeVisible();
    await expect(page.getByText("1 agent works on it now.")).toBeVisible();

    await page.goto("/agents/new");
    await page.getByLabel("Email Address").fill(anAddress("gwen"));
    await page.getByLabel("Name of Agent").fill("Gwen Grouped");
    await page.getByLabel("Seat", { exact: true }).selectOption("No calling seat");
    await box(page, "Sales <b>").check();
    await page.getByRole("button", { name: "Add Agent" }).click();
    await expect(page.getByText("Agent groups hold seats.").first()).toBeVisible();
    await expect(box(page, "Sales <b>")).toBeChecked();
    await page.getByLabel("Seat", { exact: true }).selectOption({ label: "Extension 700 (Essential, Web)" });
    await sendAddAgent(page);
    await page.getByRole("link", { name: "Open Gwen Grouped" }).click();
    const section = page.locator("section").filter({ hasText: "Groups are of the seat" });
    await expect(section.getByRole("link", { name: "Sales <b>" }).first()).toBeVisible();
    await expect(section.getByText("Spring offer, through Sales <b>")).toBeVisible();

    await page.goto(`${page.url()}/edit`);
    await expect(box(page, "Sales <b>")).toBeChecked();
    await box(page, "Sales <b>").uncheck();
    await save(page);
    await expect(page.getByText("Gwen Grouped is saved.")).toBeVisible();
    await page.goto("/agents");
    await page.getByLabel("Group", { exact: true }).selectOption("Sales <b>");
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page.getByText("No agent matches")).toBeVisible();

    await page.goto("/agents");
    for (const name of ["Gwen Grouped", "Ada Admin"]) await box(page, `Select ${name}`).check();
    await page.getByRole("button", { name: "Change selected" }).click();
    await page.getByLabel("Change", { exact: true }).selectOption("Add to group Sales <b>");
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("row", { name: /Ada Admin/ })).toContainText("This person has no seat.");
    await page.getByRole("button", { name: "Apply to one agent" }).click();
    await expect(page.getByText("One agent was changed")).toBeVisible();

    await page.goto("/agents");
    await page.getByRole("link", { name: "Gwen Grouped" }).click();
    await expect(heading(page)).toHaveText("Gwen Grouped");
    await page.goto(`${page.url()}/replace`);
    await expect(page.getByText("Sales <b>")).toBeVisible();
    await page.getByLabel("Email Address").fill(anAddress("jo"));
    await page.getByLabel("Name of Agent").fill("Jo Joiner");
    await page.getByRole("button", { name: "Replace", exact: true }).click();
    await expect(page.getByText("Agent replaced")).toBeVisible();

    await page.goto("/campaigns");
    await expect(page.getByRole("row", { name: /Spring offer/ })).toContainText("2");
    await page.getByRole("link", { name: "Spring offer" }).click();
    await expect(page.getByRole("row", { name: /Jo Joiner/ })).toContainText("Sales <b>");
    await expect(page.getByRole("row", { name: /Ada Admin/ })).toContainText("singly");
    // Axe waits for timers, which do not run without the script.
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);

    await page.goto("/groups");
    await page.getByRole("link", { name: "Sales <b>" }).click();
    await page.getByRole("button", { name: "Delete" }).first().click();
    await expect(page.getByText("2 seats are not in it any more.")).toBeVisible();
    await expect(page.getByText(/One campaign loses it: Spring offer/)).toBeVisible();
    await page.getByRole("button", { name: "Delete", exact: true }).last().click();
    await expect(page.getByText("The group is deleted.")).toBeVisible();
    if (javaScriptEnabled) await expect(page.locator(":focus")).toHaveText("The group is deleted.");
  });

  test(`an admin names, renames and deletes business units; one in use stays, ${how}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/settings");
    await page.getByLabel("New business unit").fill("Harbour");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByText("Harbour is added.")).toBeVisible();
    await page.getByLabel("New business unit").fill("Harbour");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByText("This name is already in use.").first()).toBeVisible();

    await page.goto(`/agents/${admin.id}/edit`);
    await page.getByLabel("Business Unit").selectOption("Harbour");
    await save(page);
    await expect(page.getByText("Ada Admin is saved.")).toBeVisible();
    await page.goto("/settings");
    await page.getByRole("link", { name: "Harbour", exact: true }).click();
    await page.getByLabel("Name", { exact: true }).fill("Port");
    await save(page);
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(heading(page)).toHaveText("Port");
    await page.getByRole("button", { name: "Delete" }).first().click();
    await expect(page.getByText("1 agent is in it.")).toBeVisible();
    await page.getByRole("link", { name: "Put them into another business unit" }).click();
    await expect(page.getByRole("link", { name: "Ada Admin" })).toBeVisible();

    await page.goto(`/agents/${admin.id}/edit`);
    await page.getByLabel("Business Unit").selectOption("None");
    await save(page);
    await expect(page.getByText("Ada Admin is saved.")).toBeVisible();
    await page.goto("/settings");
    await page.getByRole("link", { name: "Port", exact: true }).click();
    await page.getByRole("button", { name: "Delete" }).first().click();
    await page.getByRole("button", { name: "Delete", exact: true }).last().click();
    await expect(page.getByText("The business unit is deleted.")).toBeVisible();
    if (javaScriptEnabled) await expect(page.locator(":focus")).toHaveText("The business unit is deleted.");
  });
}

test("ticks that are not saved are asked for before a search or a link loses them, and saved they leave a name that was typed", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ vacantSeats: 2 });
  const page = await signedIn(browserOf, admin);
  await page.goto("/groups/new");
  await page.getByLabel("Name", { exact: true }).fill("Sales");
  await page.getByRole("button", { name: "Add group" }).click();
  await expect(page.getByText("Sales is added.")).toBeVisible();
  const address = page.url();

  const asked: string[] = [];
  let goesOn = false;
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await (goesOn ? dialog.accept() : dialog.dismiss());
  });
  await box(page, "700 (vacant)").check();
  await page.getByLabel("Search").fill("701");
  await page.getByLabel("Search", { exact: true }).press("Enter");
  await page.getByRole("link", { name: "Campaigns", exact: true }).click();
  expect(asked).toEqual(Array(2).fill("Ticks on this page are not saved. Go on and lose them?"));
  expect(page.url()).toBe(address);
  await expect(box(page, "700 (vacant)")).toBeChecked();

  await page.getByLabel("Name", { exact: true }).fill("Sales and service");
  await save(page);
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Sales and service");
  await page.getByLabel("Search", { exact: true }).press("Enter");
  await expect(page).toHaveURL(/q=701/);
  expect(asked).toHaveLength(2);

  await box(page, "701 (vacant)").check();
  goesOn = true;
  await page.getByRole("link", { name: "Campaigns", exact: true }).click();
  await expect(heading(page)).toHaveText("Campaigns");
  expect(asked).toHaveLength(3);
});

test("what was deleted while it was edited says so, and keeps what was typed", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const { database } = rollcall;
  const { groupId, campaignId, unitId } = await someGroupings(database, admin.orgId, "Sales");
  const routeId = await aCallRoute(database, admin.orgId, "Sales");
  const page = await signedIn(browserOf, admin);
  for (const [path, table, id, sentence] of [
    ["/campaigns", "campaigns", campaignId, "This campaign is not there any more."],
    ["/groups", "groups", groupId, "This group is not there any more."],
    ["/routes", "routes", routeId, "This call route is not there any more."],
  ] as const) {
    await page.goto(`${path}/${id}`);
    const name = page.getByLabel("Name", { exact: true });
    await name.fill("Sales and service");
    if (table === "campaigns")
      await database.rows("delete from campaign_groups where campaign_id = $1", [id]);
    const gone =
      table === "routes"
        ? "update routes set deleted_at = now(), to_kind = 'hang-up'"
        : `delete from ${table}`;
    await database.rows(`${gone} where id = $1`, [id]);
    await name.press("Enter");
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(name).toHaveValue("Sales and service");
  }

  await page.goto(`/settings/units/${unitId}/delete`);
  await database.rows("delete from units where id = $1", [unitId]);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("This business unit is not there any more.")).toBeVisible();
});
