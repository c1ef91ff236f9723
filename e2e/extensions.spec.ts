import type { Page } from "@playwright/test";
import { anAddress, sendAddAgent, signedIn } from "./support/people.ts";
import { seated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

/** Opens a confirmation, in place or as its page, and confirms it there. */
async function confirm(page: Page, verb: string, javaScriptEnabled: boolean): Promise<void> {
  await page.getByRole("button", { name: verb, exact: true }).click();
  const asked = javaScriptEnabled ? page.getByRole("dialog") : page.getByRole("main");
  await expect(asked.getByRole("button", { name: verb, exact: true })).toBeVisible();
  await asked.getByRole("button", { name: verb, exact: true }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const way = `JavaScript ${javaScriptEnabled ? "on" : "off"}`;

  test(`a new extension waits with its voicemail box until Add Agent gives it to somebody, ${way}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/extensions");
    await page.getByRole("link", { name: "New extension" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("New extension");
    await expect(field(page, "Extension")).toHaveValue("100");

    await page.getByLabel("Greeting").fill("Nobody is here.\nPlease speak.");
    await page.getByLabel("Voicemail box").check();
    const before = await rollcall.database.written();
    for (const [number, sentence] of [
      ["112", "This number reaches the emergency services somewhere"],
      ["7", "An extension has 2 to 6 digits."],
      ["47 11", "An extension has 2 to 6 digits."],
    ] as const) {
      await field(page, "Extension").fill(number);
      await page.getByRole("button", { name: "Add extension" }).click();
      await expect(field(page, "Extension")).toHaveAccessibleDescription(new RegExp(sentence));
      await expect(field(page, "Extension")).toHaveValue(number);
      await expect(page.getByLabel("Greeting")).toHaveValue("Nobody is here.\nPlease speak.");
      await expect(page.getByLabel("Voicemail box")).toBeChecked();
    }
    expect(await rollcall.database.written()).toEqual(before);
    await field(page, "Extension").fill("4711");
    await page.getByRole("button", { name: "Add extension" }).click();
    await expect(page.getByText("Extension 4711 added")).toBeVisible();

    await page.getByRole("link", { name: "Add another" }).click();
    await field(page, "Extension").fill("4711");
    await page.getByRole("button", { name: "Add extension" }).click();
    await expect(field(page, "Extension")).toHaveAccessibleDescription(/already in use/);

    await page.goto("/extensions");
    await expect(page.getByRole("row").filter({ hasText: "4711" })).toContainText("it waits for a seat");

    await page.goto("/agents/new");
    await page.getByLabel("Email Address").fill(anAddress("taker"));
    await page.getByLabel("Name of Agent").fill("Tia Taker");
    await field(page, "Extension").fill("112");
    await page.getByRole("button", { name: "Add Agent" }).click();
    await expect(field(page, "Extension")).toHaveAccessibleDescription(/emergency services/);
    await field(page, "Extension").fill("4711");
    await sendAddAgent(page);

    await page.goto("/extensions?q=4711");
    await expect(page.getByRole("row").filter({ hasText: "4711" })).toContainText("Tia Taker");
    await page.getByRole("link", { name: "4711", exact: true }).click();
    await expect(page.getByLabel("Voicemail box")).toBeChecked();
    await expect(page.getByLabel("Greeting")).toHaveValue("Nobody is here.\nPlease speak.");
    await expect(page.getByRole("table", { name: "Who had it" })).toContainText("Tia Taker");
  });

  test(`an extension is changed on its page, and released while it waits, ${way}`, async ({
    browserOf,
    organisation,
  }) => {
    const { admin } = await organisation({ vacantSeats: 1 });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/extensions/new");
    await field(page, "Extension").fill("200");
    await page.getByRole("button", { name: "Add extension" }).click();
    await page.getByRole("link", { name: "Open extension 200" }).click();
    await field(page, "Extension").fill("911");
    await page.getByLabel("Extension type").selectOption("Web");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(field(page, "Extension")).toHaveAccessibleDescription(/emergency services/);
    await expect(page.getByLabel("Extension type")).toHaveValue("Web");
    await field(page, "Extension").fill("201");
    await page.getByLabel("Voicemail box").check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Extension 201");

    await confirm(page, "Release", javaScriptEnabled);
    await expect(page.getByText("Extension 201 was released. Its number is free again.")).toBeVisible();
    await expect(page.getByRole("link", { name: "201", exact: true })).toHaveCount(0);

    await page.getByRole("link", { name: "700", exact: true }).click();
    await page.getByRole("button", { name: "Release", exact: true }).click();
    await expect(page.getByText("A vacant seat has extension 700.")).toBeVisible();
  });

  test(`ranges say which number is next, ${way}`, async ({ browserOf, organisation }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/extensions");
    await page.getByRole("link", { name: "Ranges" }).click();
    const ranges = page.getByLabel("Ranges");
    await expect(ranges).toHaveValue("100-999999");
    for (const [typed, sentence] of [
      ["100-199\n150-160", "Two of these ranges overlap."],
      ["199-100", "A range ends where it begins or later"],
      ["5-20", "Ranges lie between 10 and 999999."],
      ["a to z", "Write each range on a line of its own"],
    ] as const) {
      await ranges.fill(typed);
      await page.getByRole("button", { name: "Save ranges" }).click();
      await expect(ranges).toHaveAccessibleDescription(new RegExp(sentence));
      await expect(ranges).toHaveValue(typed);
    }
    await ranges.fill("110-119\n300");
    await page.getByRole("button", { name: "Save ranges" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.goto("/extensions/new");
    // All but 114 and 116 of the first range are reserved emergency numbers.
    await expect(field(page, "Extension")).toHaveValue("114");
  });

  test(`devices of a seat are added, paired, unpaired by a new SIP secret, and removed, ${way}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents, vacantSeats } = await organisation({ agents: 1, vacantSeats: 1 });
    const [alex] = agents;
    if (!alex) throw new Error("no agent");
    await seated(rollcall, alex, vacantSeats[0]);
    await rollcall.database.rows("update extensions set type = 'SIP' where seat_id = $1", vacantSeats);
    const page = await signedIn(browserOf, alex, { javaScriptEnabled });
    await page.goto("/home");
    await expect(page.getByText("No device yet.")).toBeVisible();
    await page.getByLabel("Kind of device").selectOption("Softphone");
    await expect(page.getByLabel("MAC address")).toBeHidden();
    await page.getByLabel("Kind of device").selectOption("Desk phone");
    await expect(page.getByLabel("MAC address")).toHaveAttribute("aria-required", "true");
    await page.getByLabel("Name of device").fill("Desk phone in room 12");
    await page.getByLabel("MAC address").fill("00-1A-2B-3C-4D");
    await page.getByRole("button", { name: "Add device" }).click();
    await expect(page.getByLabel("MAC address")).toHaveAccessibleDescription(/such as 00:1A:2B/);
    await expect(page.getByLabel("Name of device")).toHaveValue("Desk phone in room 12");
    await page.getByLabel("MAC address").fill("001a.2b3c.4D5E");
    await page.getByRole("button", { name: "Add device" }).click();
    await expect(page.getByText("Desk phone in room 12 added.")).toBeVisible();
    await expect(page.getByLabel("Name of device")).toHaveValue("");
    const device = page.getByRole("listitem").filter({ hasText: "Desk phone in room 12" });
    await expect(device).toContainText("00:1a:2b:3c:4d:5e");
    await expect(device).toContainText("Must be paired");
    await page.getByRole("button", { name: "Mark as paired: Desk phone in room 12" }).click();
    await saidAndFocused(page, "Desk phone in room 12 is marked as paired.", javaScriptEnabled);
    await expect(device.getByText("Paired", { exact: true })).toBeVisible();
    await expect(device.getByRole("button", { name: "Mark as paired" })).toHaveCount(0);

    await confirm(page, "New SIP secret", javaScriptEnabled);
    await expect(page.getByText("the set-up guide with the steps is on its way")).toBeVisible();
    await page.goto("/home");
    await expect(device).toContainText("Must be paired");
    const guide = await rollcall.mails.newest(alex.email);
    expect(guide.text).toContain("Desk phone in room 12");

    const other = await signedIn(browserOf, admin, { javaScriptEnabled });
    await other.goto(`/agents/${alex.id}`);
    await other.getByRole("button", { name: "Remove: Desk phone in room 12" }).click();
    await saidAndFocused(other, "Desk phone in room 12 was removed.", javaScriptEnabled);
    await expect(other.getByText("No device yet.")).toBeVisible();
  });

  test(`the SIP account comes with a QR code and the settings of phones, after it was asked for, ${way}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, agents, vacantSeats } = await organisation({ agents: 1, vacantSeats: 1 });
    const [alex] = agents;
    if (!alex) throw new Error("no agent");
    await seated(rollcall, alex, vacantSeats[0]);
    await rollcall.database.rows("update extensions set type = 'SIP' where seat_id = $1", vacantSeats);
    const office = await signedIn(browserOf, admin, { javaScriptEnabled });
    await office.goto(`/agents/${alex.id}`);
    await confirm(office, "Show SIP secret", javaScriptEnabled);
    await office.getByRole("link", { name: "Enter it in the settings" }).click();
    await office.getByLabel("SIP domain").fill(`qr-${admin.orgId}.example.com`);
    await office.getByRole("button", { name: "Save set-up guide" }).click();
    await expect(office.getByText("Saved.")).toBeVisible();

    const page = await signedIn(browserOf, alex, { javaScriptEnabled });
    await page.goto("/home");
    const qr = page.getByRole("img", { name: "QR code with the SIP account" });
    await expect(qr).toHaveCount(0);
    await page.getByRole("button", { name: "Show SIP secret" }).click();
    await expect(qr).toBeVisible();
    for (const setting of ["Authentication name", "Transport", "Port", "Codecs"]) {
      await expect(page.getByText(setting, { exact: true })).toBeVisible();
    }
    const secret = (await page.getByText(/^[0-9a-f]{30}$/).textContent()) ?? "";
    expect(secret).toHaveLength(30);

    await office.goto(`/agents/${alex.id}`);
    await confirm(office, "New SIP secret", javaScriptEnabled);
    await expect(office.getByText("has a new SIP secret")).toBeVisible();
    await page.goto("/home");
    await page.getByRole("button", { name: "Show SIP secret" }).click();
    await expect(page.getByText(/^[0-9a-f]{30}$/)).toBeVisible();
    await expect(page.getByText(secret)).toHaveCount(0);
  });
}

/** The button that was pressed is gone: the keyboard goes on from the sentence, where there is a script to take it there. */
async function saidAndFocused(page: Page, sentence: string, javaScriptEnabled: boolean): Promise<void> {
  await expect(page.getByText(sentence)).toBeVisible();
  if (javaScriptEnabled) await expect(page.locator(":focus")).toHaveText(sentence);
}
