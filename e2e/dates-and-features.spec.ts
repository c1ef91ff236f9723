import type { Page } from "@playwright/test";
import { dayFromNow, written } from "./support/days.ts";
import { fact } from "./support/fact.ts";
import { passwordIn } from "./support/mailbox.ts";
import { anAddress, landed, sendAddAgent, setUp, signedIn } from "./support/people.ts";
import { expect, test, testOnFreshServer } from "./support/test.ts";

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const switchTo = async (page: Page, label: "Enabled" | "Disabled") => {
  await page.getByRole("radio", { name: label }).check();
};
const saveFeatures = (page: Page) => page.getByRole("button", { name: "Save agent features" }).click();

for (const javaScriptEnabled of [true, false]) {
  const way = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;

  test(`a start date: mistakes are said beside the date, then the seat is held and no password is made, ${way}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const email = anAddress("later");
    await page.goto("/agents/new");
    await page.getByLabel("Email Address").fill(email);
    await page.getByLabel("Name of Agent").fill("Lara Later");
    await expect(field(page, "Start date")).toHaveAccessibleDescription(/Empty: today/);

    const before = await rollcall.database.written();
    const add = page.getByRole("button", { name: "Add Agent" });
    const cases: [start: string, end: string, field: string, sentence: string][] = [
      [dayFromNow(-1), "", "Start date", "A start date is today or later."],
      [dayFromNow(400), "", "Start date", "A start date is at most a year ahead."],
      [dayFromNow(5), dayFromNow(5), "End date", "The end date is after the start date."],
      ["", dayFromNow(0), "End date", "An end date is after today."],
    ];
    for (const [start, end, label, sentence] of cases) {
      await field(page, "Start date").fill(start);
      await field(page, "End date").fill(end);
      await add.click();
      await expect(page.locator(":focus")).toContainText(sentence);
      await expect(field(page, label)).toHaveAccessibleDescription(new RegExp(sentence.slice(0, -1)));
      await expect(field(page, "Start date")).toHaveValue(start);
    }
    await field(page, "Start date").fill(dayFromNow(5));
    await field(page, "End date").fill("");
    const send = page.getByLabel("Send an email to the new agent with their credentials");
    await send.uncheck();
    await add.click();
    await expect(page.locator(":focus")).toContainText("With a start date the credentials are made");
    expect(await rollcall.database.written()).toEqual(before);

    await send.check();
    await field(page, "End date").fill(dayFromNow(95));
    await sendAddAgent(page);
    await expect(page.getByText(/Lara Later starts on .+ and cannot sign in before\./)).toBeVisible();
    await expect(page.getByText(/made on that day and mailed to/)).toBeVisible();
    await expect(page.getByText("Temporary password")).toHaveCount(0);
    await page.getByRole("link", { name: "Open Lara Later" }).click();
    await expect(page.getByText("Scheduled", { exact: true })).toBeVisible();
    await expect(page.getByText("Starts on", { exact: true })).toBeVisible();
    await expect(page.getByText("Ends on", { exact: true })).toBeVisible();
    await expect(page.getByText("Made and mailed on the first day")).toBeVisible();
    const mails = () => rollcall.database.rows("select template from outbox where recipient = $1", [email]);
    expect(await mails()).toEqual([]);

    await page.getByRole("link", { name: "Edit" }).click();
    await field(page, "Start date").fill(dayFromNow(0));
    await field(page, "End date").fill(dayFromNow(3));
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(
      page.getByText(`The start date has come: the credentials are on their way to ${email}.`),
    ).toBeVisible();
    await page.getByRole("link", { name: "Back to Lara Later" }).click();
    await expect(page.getByText("Waiting", { exact: true })).toBeVisible();
    await expect(fact(page, "Password")).toHaveText(
      new RegExp(`^Temporary, expires ${written(dayFromNow(3))}, 12:00\\sAM`),
    );
    expect(await mails()).toEqual([{ template: "credentials" }]);
  });

  test(`agent features: out of the seat, which is offered to somebody else, and into one again, ${way}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin, agents } = await organisation({ agents: 1, vacantSeats: 1 });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto(`/agents/${agents[0]?.id}`);
    await switchTo(page, "Enabled");
    await field(page, "Seat").selectOption({ label: "Extension 700 (Essential, Web)" });
    await saveFeatures(page);
    await expect(
      page.getByText("Alex Agent 1 has extension 700 (Essential) from now on.", { exact: true }),
    ).toBeVisible();
    await page.getByRole("link", { name: "Back to Alex Agent 1" }).click();
    const held = page.getByRole("table", { name: "Seats held" });
    await expect(held.getByRole("row")).toHaveCount(2);
    await expect(held).toContainText("700");
    await expect(held).toContainText("Now");

    const old = await page.context().newPage();
    await old.goto(`/agents/${agents[0]?.id}`);
    await switchTo(page, "Disabled");
    await saveFeatures(page);
    await expect(page.getByText(/has left the seat\. Extension 700 \(Essential\) is vacant/)).toBeVisible();
    await page.getByRole("link", { name: "Add somebody to it" }).click();
    await expect(field(page, "Seat")).toHaveValue(/^seat:/);

    await switchTo(old, "Disabled");
    await saveFeatures(old);
    await expect(old.locator(":focus")).toContainText("This person holds no seat any more.");
  });

  test(`agent features on the own profile: a new seat is bought with its quote seen, ${way}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/home");
    await page.getByRole("link", { name: "Take one under Agent features" }).click();
    await expect(page.getByRole("group", { name: "Agent features" })).toBeVisible();
    await switchTo(page, "Enabled");
    await field(page, "Seat").selectOption({ label: "Professional, €65.00 a month" });
    if (javaScriptEnabled) await expect(page.getByText("Professional seat", { exact: false })).toBeVisible();
    await saveFeatures(page);
    if (!javaScriptEnabled) {
      await expect(page.getByText("This costs money. Check the quote, then confirm.")).toBeVisible();
      await expect(page.getByRole("radio", { name: "Enabled" })).toBeChecked();
      await saveFeatures(page);
    }
    await expect(page.getByText(/has extension \d+ \(Professional\) from now on\./)).toBeVisible();
    const charged = await rollcall.database.rows("select agent_id from charges where org_id = $1", [
      admin.orgId,
    ]);
    expect(charged).toEqual([{ agent_id: admin.id }]);
  });
}

test("agent features: a manager takes vacant seats only, and an agent sees the own seat without a switch", async ({
  browserOf,
  organisation,
}) => {
  const { admin, managers, agents } = await organisation({ managers: 1, agents: 1, vacantSeats: 1 });
  const manager = await signedIn(browserOf, managers[0] ?? admin);
  await manager.goto("/profile");
  await switchTo(manager, "Enabled");
  await expect(field(manager, "Seat").getByRole("option")).toHaveCount(1);
  await saveFeatures(manager);
  await expect(manager.getByText(/has extension 700 \(Essential\) from now on\./)).toBeVisible();
  await manager.goto(`/agents/${admin.id}`);
  await expect(manager.getByRole("heading", { name: "Seats held" })).toBeVisible();
  await expect(manager.getByRole("button", { name: "Save agent features" })).toHaveCount(0);

  const agent = await signedIn(browserOf, agents[0] ?? admin);
  await agent.goto("/profile");
  await expect(agent.getByText("You have no calling seat.")).toBeVisible();
  await expect(agent.getByRole("button", { name: "Save agent features" })).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test(`who had an extension on a day is answered by search, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents, vacantSeats } = await organisation({ agents: 2, vacantSeats: 2 });
    const [seat] = vacantSeats;
    const moved = [
      ["update extension_periods set held_from = '2026-03-01T00:00Z' where seat_id = $1", [seat]],
      [
        `insert into seat_occupancies (org_id, id, seat_id, agent_id, held_from, held_until)
          values ($1, gen_random_uuid(), $2, $3, '2026-03-01T00:00Z', '2026-03-03T10:00Z')`,
        [admin.orgId, seat, agents[0]?.id],
      ],
      [
        `insert into seat_occupancies (org_id, id, seat_id, agent_id, held_from)
          values ($1, gen_random_uuid(), $2, $3, '2026-03-03T12:30Z')`,
        [admin.orgId, seat, agents[1]?.id],
      ],
    ] as const;
    for (const [sql, values] of moved) await rollcall.database.rows(sql, [...values]);

    const page = await landed(browserOf, admin, { javaScriptEnabled });
    await page.getByRole("link", { name: "Extensions" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Extensions");
    const table = page.getByRole("table", { name: "Extensions" });
    await expect(table.getByRole("row", { name: /^701/ })).toContainText("Nobody, the seat is vacant");
    await page.getByLabel("Search").fill("700");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(table.getByRole("row")).toHaveCount(2);
    await expect(table).toContainText("Alex Agent 2");

    await page.getByLabel("On", { exact: true }).fill("2026-03-03");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/q=700&on=2026-03-03/);
    await expect(table.getByRole("listitem")).toHaveText([
      "until 11:00 AM: Alex Agent 1",
      "11:00 AM to 1:30 PM: Nobody, the seat was vacant",
      "from 1:30 PM: Alex Agent 2",
    ]);
    await page.goto("/extensions?q=700&on=2026-02-03");
    await expect(page.getByText("Nobody had it")).toBeVisible();
    await expect(page.getByText("No number that begins with 700 was in use on Feb 3, 2026.")).toBeVisible();
    await page.goto(`/billing/seats/${seat}`);
    await expect(page.getByRole("table", { name: "Who held it" }).getByRole("row")).toHaveCount(3);
  });
}

const beginning = "2026-03-02T09:00:00Z";

testOnFreshServer.describe("as the days go by", () => {
  testOnFreshServer.use({ settings: { ROLLCALL_NOW: beginning, ALLOW_TEST_CLOCK: "1" } });

  testOnFreshServer(
    "somebody starts by mail on the first day and is out on the last; at an address that is not APP_URL stands which is",
    async ({ page, browserOf, rollcall }) => {
      testOnFreshServer.setTimeout(180_000);
      const admin = {
        organisation: "Harbour Lights",
        name: "Ada Admin",
        email: anAddress("ada"),
        password: "nineteen slow barges at dusk",
      };
      await setUp(page, admin);
      const email = anAddress("temp");
      await page.goto("/agents/new");
      await page.getByLabel("Email Address").fill(email);
      await page.getByLabel("Name of Agent").fill("Theo Temporary");
      await field(page, "Seat").selectOption({ label: "No calling seat" });
      await field(page, "Start date").fill("2026-03-10");
      await field(page, "End date").fill("2026-04-01");
      await sendAddAgent(page);

      await rollcall.restart({ ROLLCALL_NOW: "2026-03-10T00:30:00Z" });
      const mail = await rollcall.mails.newest(email);
      const theo = { email, password: passwordIn(mail) };
      const first = await landed(browserOf, theo);
      await expect(first).toHaveURL(/\/first-password$/);

      const { port } = new URL(rollcall.url);
      const ownAddress = { PORT: port, APP_URL: `http://localhost:${port}` };
      await rollcall.restart({ ROLLCALL_NOW: "2026-04-01T00:30:00Z", ...ownAddress });
      await expect(async () => {
        const [row] = await rollcall.database.rows<{ state: string }>(
          "select state from agents where email = $1",
          [email],
        );
        expect(row?.state).toBe("Deactivated");
      }).toPass();
      expect(
        await rollcall.database.rows(
          "select 1 from outbox where recipient = $1 and template = 'credentials'",
          [email],
        ),
      ).toHaveLength(1);

      const notHere = "This is not Rollcall’s own address, and no form can be sent from here.";
      const here = await (await browserOf({ baseURL: rollcall.url })).newPage();
      const elsewhere = await (await browserOf({ baseURL: `http://127.0.0.1:${port}` })).newPage();
      for (const page of [elsewhere, here]) await page.goto("/sign-in");
      await expect(elsewhere.getByText(notHere)).toBeVisible();
      await expect(elsewhere.getByRole("link", { name: rollcall.url })).toHaveAttribute("href", rollcall.url);
      await expect(here.getByRole("heading", { level: 1 })).toHaveText("Sign in");
      await expect(here.getByText(notHere)).toHaveCount(0);
    },
  );
});
