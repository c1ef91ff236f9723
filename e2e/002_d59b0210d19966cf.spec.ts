import { apply, chargedToday, quote } from "./support/billing-page.ts";
import { box, field, heading, open, personMenu, press } from "./support/by-label.ts";
import { fact } from "./support/fact.ts";
import { anAddress, landed, sendAddAgent } from "./support/people.ts";
import { moneyOf, seated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";

test("an admin who makes no calls leaves the seat to an agent overseas", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, vacantSeats } = await organisation({ vacantSeats: 1 });
  await seated(rollcall, admin, vacantSeats[0]);
  const page = await landed(browserOf, admin);

  await test.step("Click on your name; go to Profile", async () => {
    await personMenu(page, admin.name).click();
    await open(page, "Profile");
    await expect(heading(page)).toHaveText("Profile");
  });

  await test.step("Set the Agent Features to Disable; save the changes", async () => {
    await page.getByRole("group", { name: "Agent features" }).getByLabel("Disabled").check();
    await press(page, "Save agent features");
    await expect(page.getByText(/Extension 700 \(Essential\) is vacant and stays paid for\./)).toBeVisible();
  });

  await test.step("Go to Users; click on Add New User", async () => {
    await open(page, "Agents");
    await open(page, "+ Add");
    await expect(field(page, "Seat").locator(":checked")).toHaveText("Extension 700 (Essential, Web)");
  });

  await test.step("Select the designation of the user that will be added", async () => {
    await expect(page.getByLabel("Role").locator("option")).toHaveText(["Agent", "Manager", "Admin"]);
    await page.getByLabel("Role").selectOption("Agent");
  });

  const location = page.getByLabel("Server Location");
  await test.step("Set the server location, the nearest server to the user's physical location", async () => {
    await page.getByLabel("Email Address").fill(anAddress("vera"));
    await page.getByLabel("Name of Agent").fill("Vera Overseas");
    await expect(location.locator(":checked")).toHaveText(/^Nearest: Frankfurt, /);
    await page.getByLabel("Works from").fill("Manila");
    await page.getByLabel("Works from").blur();
    await expect(location.locator(":checked")).toHaveText(/^Nearest: Singapore, [\d,]+ km, \d+ ms/);
  });

  await test.step("Allow your user permission to edit contact's information by enabling contact edit access", async () => {
    await box(page, "Allow contact editing").check();
  });

  await test.step("For phone number, if your agent is overseas you can just put any 10 digit number", async () => {
    await page.getByLabel("Mobile Phone").fill("9175551234");
    await press(page, "Add Agent");
    await expect(page.getByLabel("Mobile Phone")).toHaveAccessibleDescription(
      /Begin with \+ and the country code\./,
    );
    await page.getByLabel("Mobile Phone").fill("+639175551234");
    await sendAddAgent(page);
    await expect(page.getByText(/^The server location is Singapore, the nearest to /)).toBeVisible();
    await open(page, "Open Vera Overseas");
    for (const [label, value] of [
      ["Server Location", "Singapore"],
      ["Contact editing", "Allowed"],
      ["Mobile Phone", "+63 917 555 1234"],
      ["Land Line Phone", "None"],
      ["Extension", "700 (Web)"],
    ] as const) {
      // What the audit trail says of it stands further down.
      await expect(fact(page, label).first()).toHaveText(value);
    }
    expect(await moneyOf(rollcall, admin)).toEqual({ charged: 0, owed: 0 });
  });
});

test("an admin who keeps calling gets a seat for another by the slider", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, vacantSeats } = await organisation({ vacantSeats: 1 });
  await seated(rollcall, admin, vacantSeats[0]);
  const page = await landed(browserOf, admin);
  const paid =
    await test.step("Go to Billing: move the corresponding agent slider to the right, Apply Changes", async () => {
      await open(page, "Seats & billing");
      await page.getByRole("slider", { name: "Professional" }).press("ArrowRight");
      await expect(quote(page)).toContainText("Professional seat");
      const shown = await chargedToday(quote(page));
      await apply(page);
      await expect(page.getByText("One seat was added.")).toBeVisible();
      const money = await moneyOf(rollcall, admin);
      expect(money.charged).toBe(Number(shown.replace(/\D/g, "")));
      return money;
    });

  await test.step("Now that we have the seats, we can proceed in adding an agent", async () => {
    await open(page, "Agents");
    await open(page, "+ Add");
    await expect(quote(page)).toContainText("No charge.");
    await page.getByLabel("Email Address").fill(anAddress("ali"));
    await page.getByLabel("Name of Agent").fill("Ali Added");
    await sendAddAgent(page);
    await open(page, "Open Ali Added");
    await expect(fact(page, "Tier")).toHaveText("Professional");
    expect(await moneyOf(rollcall, admin)).toEqual(paid);
    await open(page, "Agents");
    await expect(page.getByText("2 of 2 seats in use, 0 vacant", { exact: true })).toBeVisible();
  });
});

test("Agent Statuses: lets you choose which statuses will be available for the availability dropdown", async ({
  browserOf,
  organisation,
}) => {
  const { admin, agents } = await organisation({ agents: 1 });
  const agent = agents[0] ?? admin;
  const page = await landed(browserOf, admin);

  await test.step("for the organisation", async () => {
    await open(page, "Settings");
    await open(page, "Add status");
    await field(page, "Name").fill("In training");
    await press(page, "Add status");
    await expect(page.getByText("In training was added.")).toBeVisible();
  });

  await test.step("for each agent", async () => {
    await page.goto(`/agents/${agent.id}`);
    await expect(page.getByRole("heading", { name: "Statuses offered" })).toBeVisible();
    await box(page, "In a meeting").uncheck();
    await press(page, "Save statuses");
    await expect(page.getByText("Saved.")).toBeVisible();
  });

  await test.step("in the agent's own menu", async () => {
    const theirs = await landed(browserOf, agent);
    const header = theirs.locator("header").first();
    await personMenu(theirs, agent.name).click();
    await expect(header.getByRole("button", { name: "In a meeting" })).toHaveCount(0);
    await header.getByRole("button", { name: "In training" }).click();
    await expect(header.getByRole("status")).toHaveText("In training");
    await page.reload();
    const chosen = page.getByRole("table", { name: "Statuses chosen" });
    await expect(chosen.getByRole("row", { name: /In training/ })).toContainText("Now");
  });
});

test("Agent Groups: a grouping of agents that is assigned to campaigns instead of agent names individually", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation({ vacantSeats: 2 });
  const page = await landed(browserOf, admin);

  await test.step("Create a grouping for your agents", async () => {
    await open(page, "Groups");
    await open(page, "New group");
    await field(page, "Name").fill("Night team");
    await press(page, "Add group");
    await expect(page.getByText("Night team is added.")).toBeVisible();
    await box(page, "701 (vacant)").check();
    await press(page, "Save");
    await expect(page.getByText("1 seat, nobody sits there")).toBeVisible();
  });

  await test.step("An agent is put into it when added", async () => {
    await open(page, "Agents");
    await open(page, "+ Add");
    await page.getByLabel("Email Address").fill(anAddress("gwen"));
    await page.getByLabel("Name of Agent").fill("Gwen Grouped");
    await page.getByRole("group", { name: "Agent Groups" }).getByLabel("Night team").check();
    await sendAddAgent(page);
  });

  await test.step("Assign groups to campaigns instead of selecting agent names individually", async () => {
    await open(page, "Campaigns");
    await open(page, "New campaign");
    await field(page, "Name").fill("Spring offer");
    await box(page, "Night team").check();
    await page.getByLabel("Add single agents").fill(admin.email);
    await press(page, "Add campaign");
    await expect(page.getByText("Spring offer is added.")).toBeVisible();
    await expect(page.getByText("2 agents work on it now.")).toBeVisible();
    await expect(page.getByRole("row", { name: /Gwen Grouped/ })).toContainText("Night team");
    await expect(page.getByRole("row", { name: /Ada Admin/ })).toContainText("singly");
  });
});
