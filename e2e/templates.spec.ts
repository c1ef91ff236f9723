import { anAddress, sendAddAgent, signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  test(`an SMS template is added, changed and deleted, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
  }) => {
    const { agents } = await organisation({ agents: 1 });
    const agent = agents[0];
    if (!agent) throw new Error("no agent");
    const page = await signedIn(browserOf, agent, { javaScriptEnabled });
    await page.goto("/profile");
    await page.getByRole("link", { name: "Add template" }).click();
    // The profile, too, has a field with this label.
    await page.waitForURL("/templates/new");
    await page.getByLabel("Title").fill("Late");
    await page.getByLabel("Text").fill("Hello {name}");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/Something in braces is no placeholder/).first()).toBeVisible();
    await expect(page.getByLabel("Text")).toHaveValue("Hello {name}");

    await page.getByLabel("Text").fill(`Hello {first_name}, ${"a".repeat(144)}`);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("The SMS template “Late” is added.")).toBeVisible();
    await page.getByRole("link", { name: "Profile" }).last().click();
    await expect(page.getByText("1 segment, GSM-7")).toBeVisible();

    await page.getByRole("link", { name: "Edit Late" }).click();
    const preview = page.locator("[data-preview]");
    await expect(preview).toContainText("Hello Alex, aaa");
    await expect(preview).toContainText("156 / 160");
    await page.getByLabel("Text").fill("Hello {first_name} 😀 \n");
    if (javaScriptEnabled) {
      await expect(preview).toContainText("UCS-2");
      await expect(preview).toContainText("13 / 70");
      await expect(preview).toContainText("😀");
    }
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.goto("/profile");
    await expect(page.getByText("1 segment, UCS-2")).toBeVisible();

    const row = page.getByRole("listitem").filter({ hasText: "Late" });
    await row.getByRole("button", { name: "Delete" }).click();
    const scope = javaScriptEnabled ? page.getByRole("dialog") : page.locator("main");
    await scope.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("The SMS template is deleted.")).toBeVisible();
    await expect(row).toHaveCount(0);
  });

  test(`two who change one template: the slower is told what was saved, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin, agents } = await organisation({ agents: 1 });
    const agent = agents[0];
    if (!agent) throw new Error("no agent");
    const slow = await signedIn(browserOf, agent, { javaScriptEnabled });
    await slow.goto("/templates/new");
    await slow.getByLabel("Title").fill("Late");
    await slow.getByLabel("Text").fill("Running late.");
    await slow.getByRole("button", { name: "Save" }).click();
    await expect(slow.getByText("is added.")).toBeVisible();
    await slow.goto("/profile");
    await slow.getByRole("link", { name: "Edit Late" }).click();

    const quick = await signedIn(browserOf, admin);
    await quick.goto(`/agents/${agent.id}`);
    await quick.getByRole("link", { name: "Edit Late" }).click();
    await quick.getByLabel("Text").fill("By the admin.");
    await quick.getByRole("button", { name: "Save" }).click();
    await expect(quick.getByText("Saved.")).toBeVisible();

    await slow.getByLabel("Text").fill("By the agent.");
    await slow.getByRole("button", { name: "Save" }).click();
    await expect(slow.getByText("Saved meanwhile: By the admin.")).toBeVisible();
    await expect(slow.getByLabel("Text")).toHaveValue("By the agent.");
    await slow.getByRole("button", { name: "Save" }).click();
    await expect(slow.getByText("Saved.", { exact: true })).toBeVisible();
  });

  test(`Add Agent with templates, and Replace that copies them, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin } = await organisation({ vacantSeats: 1 });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/agents/new");
    await expect(page.getByLabel("Template title")).toBeHidden();
    await page.getByLabel("Email Address").fill(anAddress("texts"));
    await page.getByLabel("Name of Agent").fill("Tess Texts");
    await page.getByText("Voicemail drops and SMS templates").click();
    await page.getByLabel("Template text").fill("Hello {who}");
    // Left first: what is said of it then moves the button.
    await page.getByLabel("Template text").blur();
    await page.getByRole("button", { name: "Add Agent" }).click();
    await expect(page.getByText("Please check the following")).toBeVisible();
    await expect(page.getByLabel("Template title")).toBeVisible();
    await page.getByLabel("Template title").fill("Hello");
    await page.getByLabel("Template text").fill("Hello {first_name}");
    await sendAddAgent(page);
    await page.getByRole("link", { name: "Add voicemail drops" }).click();
    await expect(page.getByText("Hello {first_name}")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Voicemail drops" })).toBeVisible();

    await page.getByRole("button", { name: "Replace" }).first().click();
    const panel = javaScriptEnabled ? page.getByRole("dialog") : page.locator("main");
    await expect(panel.getByText("The SMS template stays with the closed account")).toBeVisible();
    await panel.getByLabel("Email Address").fill(anAddress("joins"));
    await panel.getByLabel("Name of Agent").fill("Jo Joins");
    await panel.getByLabel("Copy the SMS templates to the new agent").check();
    await panel.getByRole("button", { name: "Replace" }).click();
    await expect(page.getByText("Agent replaced")).toBeVisible();
    await page.getByRole("link", { name: "Open Jo Joins" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Jo Joins/);
    await expect(page.getByText("Hello {first_name}")).toBeVisible();
  });
}

test("Add Agent copies a colleague's templates", async ({ browserOf, organisation }) => {
  const { admin, agents } = await organisation({ agents: 1 });
  const colleague = agents[0];
  if (!colleague) throw new Error("no agent");
  const page = await signedIn(browserOf, admin);
  await page.goto(`/templates/new?agent=${colleague.id}`);
  await page.getByLabel("Title").fill("Shared");
  await page.getByLabel("Text").fill("From {agent_name}.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("is added.")).toBeVisible();

  await page.goto("/agents/new");
  await page.getByText("Voicemail drops and SMS templates").click();
  await page.getByLabel("Copy SMS templates from").selectOption(colleague.id);
  await page.getByLabel("Email Address").fill(anAddress("copies"));
  await page.getByLabel("Name of Agent").fill("Cody Copies");
  await sendAddAgent(page);
  await page.getByRole("link", { name: "Open Cody Copies" }).click();
  await expect(page.getByText("From {agent_name}.")).toBeVisible();
});
