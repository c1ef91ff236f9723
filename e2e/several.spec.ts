import type { Page } from "@playwright/test";
import { signedIn } from "./support/people.ts";
import { seated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";

const lines = (page: Page) => page.getByRole("table").getByRole("row");
const tick = (page: Page, name: string) => page.getByRole("checkbox", { name: `Select ${name}` }).check();

async function choose(page: Page, change: string): Promise<void> {
  await page.getByLabel("Change", { exact: true }).selectOption(change);
  await page.getByRole("button", { name: "Preview" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test("several are previewed, changed at once, and each has its line", async ({
      browserOf,
      organisation,
      rollcall,
    }) => {
      const { admin, agents, managers } = await organisation({ agents: 2, managers: 1 });
      const names = ["Anna First", "Bert Second", "Cleo Third"];
      for (const [i, { id }] of [...agents, ...managers].entries())
        await rollcall.database.rows("update agents set name = $1, name_key = lower($1) where id = $2", [
          names[i],
          id,
        ]);
      const page = await signedIn(browserOf, admin, { javaScriptEnabled });

      await page.goto("/agents");
      await page.getByRole("button", { name: "Change selected" }).click();
      await expect(page.getByText("Nobody is selected", { exact: true })).toBeVisible();
      await page.getByRole("link", { name: "Back to the agents" }).click();

      if (javaScriptEnabled) await page.getByLabel("Select everybody on this page").check();
      else for (const name of [...names, "Ada Admin"]) await tick(page, name);
      await page.getByRole("button", { name: "Change selected" }).click();
      await expect(page.getByText("4 agents are selected.")).toBeVisible();

      await choose(page, "Manager");
      await expect(lines(page).filter({ hasText: "Anna First" })).toContainText("Agent → Manager");
      await expect(lines(page).filter({ hasText: "Cleo Third" })).toContainText("It is so already.");
      await expect(lines(page).filter({ hasText: "Ada Admin" })).toContainText(
        "This is the last admin who can sign in.",
      );
      await page.getByRole("button", { name: "Apply to 2 agents" }).click();
      await expect(page.getByText("2 agents were changed")).toBeVisible();
      await expect(lines(page), "what would happen is over").toHaveCount(0);
      const line = (name: string) => page.getByRole("listitem").filter({ hasText: name });
      await expect(line("Bert Second")).toContainText("Changed");
      await expect(line("Cleo Third")).toContainText("Stays as it is: It is so already.");

      const rows = await rollcall.database.rows<{ role: string }>(
        "select role from agents where org_id = $1 order by name_key",
        [admin.orgId],
      );
      expect(rows.map(({ role }) => role)).toEqual(["admin", "manager", "manager", "manager"]);
    });

    test("a dearer tier for several shows one quote, which is charged as shown", async ({
      browserOf,
      organisation,
      rollcall,
    }) => {
      const { admin, agents, vacantSeats, tiers } = await organisation({ agents: 3, vacantSeats: 3 });
      for (const [i, agent] of agents.entries()) await seated(rollcall, agent, vacantSeats[i]);
      const page = await signedIn(browserOf, admin, { javaScriptEnabled });
      const query = [...agents, admin].map(({ id }) => `agent=${id}`).join("&");
      await page.goto(`/agents/several?${query}`);
      await choose(page, "Enterprise");
      await expect(lines(page).filter({ hasText: "Ada Admin" })).toContainText("This person has no seat.");
      const quote = page.getByRole("region", { name: "Quote" });
      await expect(quote).toContainText("3 upgrades from Essential to Enterprise");
      await rollcall.database.rows("update seats set tier_id = $1 where id = $2", [
        tiers.find(({ name }) => name === "Enterprise")?.id,
        vacantSeats[0],
      ]);
      await page.getByRole("button", { name: "Apply to 3 agents" }).click();
      await expect(page.getByText("The quote has changed").first()).toBeVisible();
      await expect(lines(page).filter({ hasText: agents[0]?.name ?? "" })).toContainText("Stays as it is");
      await expect(quote).toContainText("2 upgrades from Essential to Enterprise");
      const [shown] = /€[\d,]+\.\d\d/.exec((await quote.textContent()) ?? "") ?? [];
      await page.getByRole("button", { name: "Apply to 2 agents" }).click();
      await expect(page.getByText("2 agents were changed")).toBeVisible();
      const [charged] = await rollcall.database.rows<{ sum: string }>(
        "select sum(amount)::text as sum from charges where org_id = $1 and kind = 'upgrade'",
        [admin.orgId],
      );
      expect(charged?.sum).toBe(shown?.replace(/[€,.]/g, ""));
    });
  });
}

test("a manager is offered neither what costs nor the admin's role", async ({
  browserOf,
  organisation,
  expected,
}) => {
  expected.answers(403, /^\/agents\/several$/);
  const { admin, managers, agents, tiers } = await organisation({ managers: 1, agents: 1 });
  const page = await signedIn(browserOf, managers[0] ?? admin);
  await page.goto(`/agents/several?agent=${agents[0]?.id}&agent=${admin.id}`);
  const offered = await page.getByLabel("Change", { exact: true }).locator("option").allTextContents();
  expect(offered).not.toContain("Admin");
  expect(offered).not.toContain("Enterprise");
  await choose(page, "Deactivate");
  await expect(lines(page).nth(1)).toContainText("Only an admin can do this to an admin.");
  const answer = await page.goto(`/agents/several?agent=${agents[0]?.id}&change=tier:${tiers[0]?.id}`);
  expect(answer?.status()).toBe(403);
});
