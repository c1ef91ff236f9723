import { aWav } from "../lib/recordings/testing/sounds.ts";
import { charges, quote } from "./support/billing-page.ts";
import { field, heading } from "./support/by-label.ts";
import { aRouteOfEachKind } from "./support/call-routes.ts";
import { fact } from "./support/fact.ts";
import { anAddress, sendAddAgent, shownPassword, signedIn, signIn } from "./support/people.ts";
import { moneyOf, seated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";

test("an admin adds an agent with a number of their own, a template and a voicemail drop, on a quarterly cycle", async ({
  page,
  organisation,
  rollcall,
}) => {
  test.setTimeout(120_000);
  const { admin, agents, vacantSeats } = await organisation({
    cycle: "quarterly",
    agents: 1,
    vacantSeats: 1,
  });
  await seated(rollcall, agents[0] ?? admin, vacantSeats[0]);
  await rollcall.database.rows("update agents set state = 'Deactivated' where id = $1", [agents[0]?.id]);
  const routes = await aRouteOfEachKind(rollcall, admin);
  const email = anAddress("rosa");

  await test.step("Log into your Dashboard", async () => {
    await signIn(page, admin);
    await expect(heading(page)).toHaveText("Overview");
  });

  await test.step("Go to Manage > Agents > + Add", async () => {
    await page.getByRole("link", { name: "Agents", exact: true }).click();
    await expect(heading(page)).toHaveText("Agents");
    await page.getByRole("link", { name: "+ Add" }).click();
    await expect(heading(page)).toHaveText("Add Agent");
  });

  await test.step("Check if there is an old user that you can replace with the new one", async () => {
    const first = page.getByRole("main").getByRole("heading", { level: 2 }).first();
    await expect(first).toHaveText("Reuse a seat, no charge");
    await page.getByRole("link", { name: "Replace Alex Agent 1, Essential, extension 700" }).click();
    await expect(heading(page)).toHaveText("Replace Alex Agent 1?");
    await expect(page.getByText("Charge: €0.00.")).toBeVisible();
    await page.goBack();
  });

  await test.step("Enter the new agent's information", async () => {
    await page.getByLabel("Email Address").fill(email);
    await page.getByLabel("Name of Agent").fill("Rosa Newcomer");
  });

  await test.step("What billing tier should I put my new agent on?", async () => {
    await expect(field(page, "Seat").locator("optgroup[label='New seat by Billing Tier'] option")).toHaveText(
      ["Essential, €35.00 a month", "Professional, €65.00 a month", "Enterprise, €95.00 a month"],
    );
    await field(page, "Seat").selectOption({ label: "Professional, €65.00 a month" });
    await expect(fact(page, "Essential")).toHaveText("None");
    await expect(fact(page, "Professional")).toHaveText("SMS, Call recording, ConnectionBoost available");
    await expect(fact(page, "Enterprise")).toHaveText("SMS, Call recording");
    await expect(fact(page, "Enterprise")).toBeVisible();
    await expect(quote(page)).toContainText("Professional seat");
  });

  const callerId = page.getByLabel("Outbound Caller ID");
  await test.step("You can either choose an existing Ring Group/Queue/IVR Phone number to be your new agent's outbound caller ID number", async () => {
    for (const route of routes) {
      await expect(callerId.getByRole("option", { name: route })).toHaveCount(1);
    }
  });

  await test.step("They cannot use a Ring Group/Queue/IVR phone number for SMS", async () => {
    await expect(callerId).toHaveAccessibleDescription(
      /A call route’s number can be shown, but sends no SMS/,
    );
  });

  await test.step("Buy Number: enter the area code, press Search, Select; it automatically applies as Outbound Caller ID Number", async () => {
    await page.getByText("Buy Number").click();
    await page.getByLabel("Area code").fill("415");
    await page.getByRole("button", { name: "Search numbers" }).click();
    const offer = page.getByRole("radio", { name: /^\+1 415 555 01/ }).first();
    await expect(offer).toBeChecked();
    const number = await offer.getAttribute("value");
    await page.getByRole("button", { name: "Select" }).click();
    await expect(callerId).toHaveValue(`held:${number}`);
    await expect(field(page, "Seat").locator(":checked")).toHaveText("Professional, €65.00 a month");
    await expect(quote(page)).toContainText(/\+1 415 555 01/);
  });

  await test.step("Optional: SMS Templates for your new agent from this screen", async () => {
    await page.getByText("Voicemail drops and SMS templates").click();
    await page.getByLabel("Template title").fill("Hello");
    await page.getByLabel("Template text").fill("Hello from {agent_name}");
  });

  await test.step("Optional: VM Drop files for your new agent from this screen", async () => {
    const sound = (name: string) => ({ name, mimeType: "audio/wav", buffer: Buffer.from(aWav()) });
    const text = { name: "Notes.wav", mimeType: "audio/wav", buffer: Buffer.from("no sound") };
    const files = page.getByLabel("Voicemail drops", { exact: true });
    await files.setInputFiles([sound("Call back.wav"), sound("Not this.wav")]);
    await files.setInputFiles(text);
    const listed = page.getByRole("listitem").filter({ hasText: "Remove" });
    await expect(listed).toHaveText([/^Call back\.wav/, /^Not this\.wav/, /^Notes\.wav/]);
    await listed.nth(1).getByRole("button", { name: "Remove" }).click();
    await expect(listed).toHaveText([/^Call back\.wav/, /^Notes\.wav/]);
  });

  await test.step("When an agent is added you will receive an initial charge the same day", async () => {
    const said = (await quote(page).textContent()) ?? "";
    const [, today = ""] = /Charged today\s*€([\d.]+)/.exec(said) ?? [];
    const [, later = ""] = /Charged on \w+ 1, \d{4}\s*€([\d.]+)/.exec(said) ?? [];
    await sendAddAgent(page);
    await expect(page.getByText("is the direct number and caller ID now.")).toBeVisible();
    await shownPassword(page);
    const costs = page.getByText(
      /€[\d.]+ was charged for the seat today\..*€[\d.]+ was charged for the number today\./,
    );
    const amounts = (await costs.textContent())?.match(/€[\d.]+\d/g) ?? [];
    expect(amounts.reduce((sum, amount) => sum + cents(amount.slice(1)), 0)).toBe(cents(today));
    expect(await moneyOf(rollcall, admin)).toEqual({ charged: cents(today), owed: cents(later) });
  });

  await test.step("Each VM Drop file is the agent's now, or it is said why not", async () => {
    const drops = page.getByRole("region", { name: "Voicemail drops" }).getByRole("listitem");
    await expect(drops).toHaveText([
      /^Call back\.wav\s*Added$/,
      /^Notes\.wav\s*This is not a WAV, MP3 or Ogg file/,
    ]);
    await page.getByRole("link", { name: "Add voicemail drops" }).click();
    await expect(page.getByText("Hello from {agent_name}")).toBeVisible();
    await expect(page.locator("#voicemail-drops").getByRole("listitem")).toHaveText([/^Call back/]);
  });

  await test.step("Their own personal number, so that way they can use it for SMS", async () => {
    await expect(fact(page, "Outbound Caller ID")).toContainText("the direct number");
    await expect(fact(page, "SMS")).toHaveText("Can be sent");
    await page.getByRole("link", { name: "Change caller ID" }).click();
    await page.getByRole("radio", { name: "of Sales queue" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. Calls show")).toBeVisible();
    await page.getByRole("link", { name: "Rosa Newcomer" }).first().click();
    await expect(fact(page, "SMS")).toHaveText("Cannot be sent under a call route’s number.");
  });

  await test.step("On a Professional tier plan and would like to add ConnectionBoost: reach out", async () => {
    const support = anAddress("support");
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await page.getByLabel("Support address").fill(support);
    await page.getByRole("button", { name: "Save organisation" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.getByRole("link", { name: "Agents", exact: true }).click();
    await page.getByRole("link", { name: "Rosa Newcomer" }).click();
    await page.getByRole("link", { name: "Change tier" }).click();
    await page.getByRole("button", { name: "Request ConnectionBoost" }).click();
    await expect(page.getByText(`The request is on its way to ${support}.`)).toBeVisible();
    expect((await rollcall.mails.newest(support)).text).toContain(admin.email);
  });
});

for (const { cycle, monthsInCycle } of [
  { cycle: "monthly", monthsInCycle: 1 },
  { cycle: "quarterly", monthsInCycle: 3 },
  { cycle: "annual", monthsInCycle: 12 },
] as const) {
  test(`what to expect to see on the billing page, ${cycle} cycle`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation({ cycle });
    const page = await signedIn(browserOf, admin);
    await page.goto("/agents/new");
    await page.getByLabel("Email Address").fill(anAddress("billed"));
    await page.getByLabel("Name of Agent").fill("Bill Billed");
    await field(page, "Seat").selectOption({ label: "Professional, €65.00 a month" });
    await expect(quote(page)).toContainText("Professional seat");
    await sendAddAgent(page);
    await page.getByRole("link", { name: "Seats & billing" }).click();

    await test.step("One-time pro-rated charge that depends on when the agent is added during your billing cycle, the same day", async () => {
      const [charge] = await rollcall.database.rows<{ amount: string; due: string }>(
        `select amount, round(6500.0 * (month_end - charged_on) / (month_end - date_trunc('month', charged_on)::date))::text as due
           from (select *, (date_trunc('month', charged_on) + interval '1 month')::date as month_end from charges) c
          where org_id = $1 and charged_on = (now() at time zone 'Europe/Berlin')::date`,
        [admin.orgId],
      );
      expect(charge?.amount).toBe(charge?.due);
      const row = charges(page).getByRole("row", { name: /Seat added/ });
      await expect(row).toHaveCount(1);
      await expect(row).toContainText(`€${(Number(charge?.due) / 100).toFixed(2)}`);
    });

    await test.step("Quarterly/annual: a second charge to equal the total pro-rated amount that depends on your billing cycle", async () => {
      const still = fact(page, "Second charges still to come");
      const rest = 6500 * (monthsInCycle - 1);
      expect((await moneyOf(rollcall, admin)).owed).toBe(rest);
      await expect(still).toHaveText(
        rest === 0 ? "None" : new RegExp(`^€${rest / 100}\\.00 on \\w+ 1, \\d{4}$`),
      );
    });
  });
}

const cents = (amount: string) => Math.round(Number(amount) * 100);
