import type { Page } from "@playwright/test";
import { box, field, personMenu, press, sees } from "./support/by-label.ts";
import { aCallRoute } from "./support/call-routes.ts";
import { someGroupings } from "./support/groupings.ts";
import { ownOf } from "./support/own-of.ts";
import { signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const refused = "Somebody else changed this meanwhile.";

/** What draws the whole page anew, though nothing was sent of what stands in its form. */
async function beOnABreak(page: Page, name: string): Promise<void> {
  const menu = personMenu(page, name);
  await menu.click();
  await page.locator("header").getByRole("button", { name: "On a break" }).click();
  await expect(menu).toContainText("On a break");
}

/** A form of one thing that two people change: what I type, and what the other saves meanwhile. */
interface Shared {
  page: string;
  label: string;
  button: string;
  colleague: readonly [sql: string, id: string];
  /** What of the colleague's is said beside a field. */
  said: string | RegExp;
}

for (const what of ["status", "extension", "template", "group", "campaign", "route", "unit"] as const)
  test(`the page of a ${what} is drawn anew after a colleague's change: what I typed stays, and undoes nothing unseen`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { database } = rollcall;
    const { admin, vacantSeats } = await organisation({ vacantSeats: 1 });
    const makes: Record<typeof what, () => Promise<Shared>> = {
      status: async () => {
        const [last] = await database.rows<{ id: string }>(
          "select id from statuses where org_id = $1 order by position desc limit 1",
          [admin.orgId],
        );
        return shared("/settings/statuses", "statuses", last?.id ?? "", "Save status");
      },
      extension: async () => {
        const [one] = await database.rows<{ id: string }>("select id from extensions where seat_id = $1", [
          vacantSeats[0] ?? "",
        ]);
        const id = one?.id ?? "";
        return {
          ...shared("/extensions", "extensions", id, "Save"),
          label: "Greeting",
          colleague: [
            "update extensions set voicemail_greeting = 'Theirs', version = version + 1 where id = $1",
            id,
          ],
        };
      },
      template: async () => {
        const { templateId } = await ownOf(admin.id, database);
        return { ...shared("/templates", "templates", templateId, "Save"), label: "Title" };
      },
      group: async () => {
        const { groupId } = await someGroupings(database, admin.orgId, "Ours");
        return shared("/groups", "groups", groupId, "Rename");
      },
      campaign: async () => {
        const { campaignId } = await someGroupings(database, admin.orgId, "Ours");
        return shared("/campaigns", "campaigns", campaignId, "Save");
      },
      route: async () => shared("/routes", "routes", await aCallRoute(database, admin.orgId, "Ours"), "Save"),
      unit: async () => {
        const { unitId } = await someGroupings(database, admin.orgId, "Ours");
        const colleague = ["update units set name = 'Theirs' where id = $1", unitId] as const;
        return { ...shared("/settings/units", "units", unitId, "Save"), colleague };
      },
    };
    const { page: path, label, button, colleague, said } = await makes[what]();
    const page = await signedIn(browserOf, admin);
    await page.goto(path);
    await field(page, label).fill("Mine");
    await database.rows(colleague[0], [colleague[1]]);
    await beOnABreak(page, admin.name);
    await expect(field(page, label), "what I typed").toHaveValue("Mine");
    await press(page, button);
    await sees(page, refused);
    await sees(page, said);
    await expect(field(page, label)).toHaveValue("Mine");

    await press(page, button);
    await sees(page.getByRole("main"), "Saved.");
    await field(page, label).fill("Mine again");
    await press(page, button);
    await sees(page.getByRole("main"), "Saved.");
    await page.reload();
    await expect(field(page, label)).toHaveValue("Mine again");
  });

function shared(page: string, table: string, id: string, button: string): Shared {
  return {
    page: `${page}/${id}`,
    label: "Name",
    button,
    colleague: [`update ${table} set name = 'Theirs', version = version + 1 where id = $1`, id],
    said: "Saved meanwhile: Theirs",
  };
}

test("ticks stay, and with them a colleague's, when the page of a group or a campaign is drawn anew", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { database } = rollcall;
  const { admin, agents, vacantSeats } = await organisation({ vacantSeats: 3, agents: 1 });
  const { groupId, campaignId } = await someGroupings(database, admin.orgId, "Sales");
  const page = await signedIn(browserOf, admin);
  await page.goto(`/groups/${groupId}`);
  await box(page, "700 (vacant)").check();
  await database.rows(
    "insert into group_members (org_id, group_id, seat_id) select org_id, $2, id from seats where id = $1",
    [vacantSeats[1] ?? "", groupId],
  );
  await database.rows("update groups set version = version + 1 where id = $1", [groupId]);
  await beOnABreak(page, admin.name);
  await expect(box(page, "700 (vacant)"), "what I ticked").toBeChecked();
  await press(page, "Save");
  await sees(page, refused);
  for (const label of ["700 (vacant)", "701 (vacant)"]) await expect(box(page, label)).toBeChecked();
  await press(page, "Save");
  await sees(page.getByRole("main"), "Saved.");
  await page.reload();
  for (const label of ["700 (vacant)", "701 (vacant)"]) await expect(box(page, label)).toBeChecked();

  await page.goto(`/campaigns/${campaignId}`);
  await box(page, "Sales").uncheck();
  const [alex] = agents;
  await database.rows(
    "insert into campaign_agents (org_id, campaign_id, agent_id) select org_id, $2, id from agents where id = $1",
    [alex?.id ?? "", campaignId],
  );
  await database.rows("update campaigns set version = version + 1 where id = $1", [campaignId]);
  await page.locator("header summary").filter({ hasText: admin.name }).filter({ visible: true }).click();
  await page.locator("header").getByRole("button", { name: "Away" }).click();
  await expect(personMenu(page, admin.name)).toContainText("Away");
  await expect(box(page, "Sales"), "what I emptied").not.toBeChecked();
  await press(page, "Save");
  await sees(page, refused);
  await expect(box(page, "Sales")).not.toBeChecked();
  await expect(box(page, "Alex Agent 1")).toBeChecked();
  await press(page, "Save");
  await sees(page.getByRole("main"), "Saved.");
});

test("the own profile keeps what was typed when an admin saved it and the page is drawn anew", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { agents } = await organisation({ agents: 1 });
  const [alex] = agents;
  if (!alex) throw new Error("no agent");
  const page = await signedIn(browserOf, alex);
  await page.goto("/profile");
  await field(page, "Name").fill("Alexandra Agent");
  await rollcall.database.rows(
    "update agents set mobile = '+447400123456', version = version + 1 where id = $1",
    [alex.id],
  );
  await beOnABreak(page, alex.name);
  await expect(field(page, "Name")).toHaveValue("Alexandra Agent");
  await press(page, "Save");
  await sees(page, refused);
  await sees(page, "Saved meanwhile: +44 7400 123456");
  await press(page, "Save");
  await sees(page.getByRole("main"), "Saved.");
  await page.reload();
  await expect(field(page, "Name")).toHaveValue("Alexandra Agent");
  await expect(page.getByLabel("Mobile Phone")).toHaveValue("+44 7400 123456");
});

test("a leaver whom a colleague changed meanwhile is not replaced unseen, though the page was drawn anew", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, agents, vacantSeats } = await organisation({ agents: 1, vacantSeats: 1 });
  const [alex] = agents;
  await rollcall.database.rows(
    `insert into seat_occupancies (org_id, id, seat_id, agent_id, held_from)
     values ($1, gen_random_uuid(), $2, $3, now() - interval '1 minute')`,
    [admin.orgId, vacantSeats[0] ?? "", alex?.id ?? ""],
  );
  const page = await signedIn(browserOf, admin);
  await page.goto(`/agents/${alex?.id}/replace`);
  await page.getByLabel("Email Address").fill("jo.meanwhile@example.com");
  await page.getByLabel("Name of Agent").fill("Jo Joiner");
  await rollcall.database.rows("update agents set version = version + 1 where id = $1", [alex?.id ?? ""]);
  await beOnABreak(page, admin.name);
  await press(page, "Replace");
  await sees(page, refused);
  await expect(page.getByLabel("Name of Agent")).toHaveValue("Jo Joiner");
  await press(page, "Replace");
  await sees(page, "Agent replaced");
});

test("ranges of extensions that a colleague saved meanwhile are not undone unseen", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.goto("/extensions/ranges");
  const other = await page.context().newPage();
  await other.goto("/extensions/ranges");
  await page.getByLabel("Ranges").fill("200-299");
  await other.getByLabel("Ranges").fill("300-399");
  await press(other, "Save ranges");
  await sees(other, "Saved.");
  await beOnABreak(page, admin.name);
  await press(page, "Save ranges");
  await sees(page, refused);
  await sees(page, /Saved meanwhile: 300-399/);
  await press(page, "Save ranges");
  await sees(page.getByRole("main"), "Saved.");
});
