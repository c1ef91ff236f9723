import type { Page } from "@playwright/test";
import { aNumber } from "./support/a-number.ts";
import { axeViolations } from "./support/axe.ts";
import { aCallRoute } from "./support/call-routes.ts";
import { fact } from "./support/fact.ts";
import { signedIn } from "./support/people.ts";
import type { Rollcall } from "./support/rollcall.ts";
import { seated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with the script" : "without the script";

  test(`the caller ID is chosen with what holds for SMS beside it, and losing it is said, ${how}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents, managers, vacantSeats } = await organisation({
      managers: 1,
      agents: 1,
      vacantSeats: 1,
    });
    const [agent, seatId = ""] = [agents[0] ?? admin, vacantSeats[0]];
    await seated(rollcall, agent, seatId);
    await rollcall.database.rows("update tiers set has_sms = true where org_id = $1", [admin.orgId]);
    const sales = await aCallRoute(rollcall.database, admin.orgId, "Sales");
    const own = await aShownNumber(rollcall, admin);
    await rollcall.database.rows("update numbers set seat_id = $1 where id = $2", [seatId, own.id]);
    const shared = await aShownNumber(rollcall, admin);

    const page = await signedIn(browserOf, managers[0] ?? admin, { javaScriptEnabled });
    await page.goto(`/routes/${sales}`);
    await expect(page.getByLabel("Number from the pool", { exact: true })).toHaveValue(shared.id);
    await press(page, "Take number", "leads here now.");
    if (javaScriptEnabled) await expect(page.locator(":focus")).toContainText("leads here now.");
    await expect(page.getByRole("link", { name: `Put back: ${shared.shown}` })).toHaveText("Put back");
    await rollcall.database.rows("update numbers set release_on = '2027-03-01' where id = $1", [shared.id]);
    await page.reload();
    await expect(page.getByText("Goes on Mar 1, 2027", { exact: true })).toBeVisible();
    await expect(
      page.getByText(`Calls to ${isolated(shared.shown)} (goes on Mar 1, 2027)`, { exact: true }),
    ).toBeVisible();

    await page.goto(`/agents/${agent.id}`);
    await expect(fact(page, "SMS")).toHaveText("Can be sent");
    await press(page, "Add to call route", "Added to Sales.");
    await expect(fact(page, "Call routes")).toHaveText("Sales");
    await page.getByRole("link", { name: "Change caller ID" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Outbound caller ID");
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([]);
    const choice = page.getByRole("radio", { name: "of Sales (goes on Mar 1, 2027)" });
    await expect(choice).toHaveAccessibleDescription("SMS cannot be sent under a call route’s number.");
    await expect(page.getByRole("radio", { name: "the direct number" })).toHaveAccessibleDescription(
      "SMS can be sent.",
    );
    await choice.check();
    await press(page, "Save", `Saved. Calls show ${shared.shown}.`);

    const agentsPage = await signedIn(browserOf, agent, { javaScriptEnabled });
    await agentsPage.goto("/home");
    await expect(fact(agentsPage, "Outbound Caller ID")).toContainText("of Sales");
    await expect(fact(agentsPage, "SMS")).toHaveText("Cannot be sent under a call route’s number.");
    await expect(fact(agentsPage, "Call routes")).toHaveText("Sales");

    await page.goto(`/agents/${agent.id}/replace`);
    await expect(fact(page, "Direct number")).toHaveText(own.shown);
    await expect(fact(page, "Call routes")).toHaveText("Sales");

    await page.goto(`/routes/${sales}/delete`);
    await expect(page.getByText("1 seat shows a number of it as caller ID and falls back")).toBeVisible();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("Sales is deleted.")).toBeVisible();
    for (const where of [page, agentsPage]) {
      await where.goto(where === page ? `/agents/${agent.id}` : "/home");
      await expect(where.getByText("The caller ID was lost")).toBeVisible();
      await expect(where.getByText("seat’s to show any more")).toContainText(shared.shown);
      await expect(fact(where, "Outbound Caller ID")).toContainText("the direct number");
    }
    await page.goto(`/agents/${agent.id}/caller-id`);
    await press(page, "Save", `Saved. Calls show ${own.shown}.`);
    await page.goto(`/agents/${agent.id}`);
    await expect(page.getByText("The caller ID was lost")).toHaveCount(0);
  });
}

let made = 0;

/** A number in the pool, and as pages write it. */
async function aShownNumber(rollcall: Rollcall, admin: { id: string; orgId: string }) {
  made += 1;
  const digits = String(1000 + ((process.pid + made * 97) % 9000));
  return { id: await aNumber(rollcall, admin, `+1415555${digits}`), shown: `+1 415 555 ${digits}` };
}

const isolated = (number: string) => `\u2066${number}\u2069`;

async function press(page: Page, button: string, says: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("main").getByText(says).first()).toBeVisible();
}
