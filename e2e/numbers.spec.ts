import type { Locator, Page } from "@playwright/test";
import { aNumber } from "./support/a-number.ts";
import { aQueue } from "./support/call-routes.ts";
import { fact } from "./support/fact.ts";
import { anAddress, sendAddAgent, signedIn } from "./support/people.ts";
import { seated } from "./support/seated.ts";
import { expect, test } from "./support/test.ts";

/** Searches as somebody would from the list of numbers. */
async function search(page: Page, wanted: { areaCode?: string; contains?: string }): Promise<void> {
  await page.goto("/numbers");
  await page.getByRole("link", { name: "Buy Number" }).first().click();
  await typeSearch(page, wanted);
}

async function typeSearch(page: Page, { areaCode = "", contains = "" }): Promise<void> {
  await page.getByLabel("Area code").fill(areaCode);
  await page.getByLabel("Contains").fill(contains);
  await page.getByLabel("SMS").check();
  await page.getByRole("button", { name: "Search numbers" }).click();
}

/** Whether the plus of a number stands to the left of its last digit, whichever way the text round it runs. */
function runsFromItsPlus(where: Locator): Promise<boolean> {
  return where.evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = texts.nextNode();
    while (text && !text.textContent?.includes("+")) text = texts.nextNode();
    const whole = text?.textContent ?? "";
    const leftOf = (offset: number) => {
      const range = document.createRange();
      if (!text) throw new Error("no number");
      range.setStart(text, offset);
      range.setEnd(text, offset + 1);
      return range.getBoundingClientRect().left;
    };
    return leftOf(whole.indexOf("+")) < leftOf(whole.search(/\d(?!.*\d)/));
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a number of area code 415 is found, selected, quoted, bought for a seat and listed, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation({ vacantSeats: 1 });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await search(page, { areaCode: "415", contains: javaScriptEnabled ? "0120" : "0121" });
    await expect(page).toHaveURL(/areaCode=415/);
    const shown = javaScriptEnabled ? "+1 415 555 0120" : "+1 415 555 0121";
    await expect(page.getByText(`${shown}, San Francisco, CA: Voice, SMS`)).toBeVisible();
    await expect(page.getByText("€2.00 a month")).toBeVisible();
    if (javaScriptEnabled) await expect(page.locator(":focus")).toContainText("€2.00 a month");
    await page.getByRole("button", { name: "Select" }).click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Buy ${shown}`);
    await expect(page.getByText("Kept for you until")).toBeVisible();
    const quote = page.getByRole("region", { name: "Quote" });
    await expect(quote).toContainText("Charged today");
    await expect(quote).toContainText("Next bill");
    await page.getByLabel("Assign to").selectOption({ label: "Extension 700, vacant" });
    await page.getByRole("button", { name: "Buy Number" }).click();
    await expect(page.getByText(`${shown} is yours. It was charged as quoted.`)).toBeVisible();

    // The address of the purchase says what has become of it, not that there was none.
    await page.goto(`/numbers/buy/held?number=${encodeURIComponent(shown.replaceAll(/[^+\d]/g, ""))}`);
    await expect(page.getByText(`${shown} is already yours. Nothing more was charged.`)).toBeVisible();

    await page.getByRole("link", { name: "Open the number" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(shown);
    await expect(page.getByText("Extension 700, vacant").first()).toBeVisible();
    await page.goto("/numbers?use=seat");
    await expect(page.getByRole("row", { name: shown })).toContainText("Extension 700, vacant");
    const charges = await rollcall.database.rows(
      "select kind from charges where org_id = $1 and number_id is not null",
      [admin.orgId],
    );
    expect(charges).toEqual([{ kind: "number-added" }]);

    await page.getByRole("row", { name: shown }).getByRole("link", { name: shown }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(shown);
    const address = page.url();
    await rollcall.database.rows("update agents set language = 'ar' where id = $1", [admin.id]);
    for (const [path, place] of [
      [address, "h1"],
      ["/billing", "table"],
    ] as const) {
      await page.goto(path);
      expect(await runsFromItsPlus(page.locator(place).getByText(shown).first()), path).toBe(true);
    }
  });
}

test("what is no area code is said beside the field, and what was typed stays", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  const mistakes: [areaCode: string, contains: string, sentence: string][] = [
    ["999", "", "There is no such area code."],
    ["800", "", "There is no such area code."],
    ["41", "", "An area code of the United States or Canada has three digits."],
    ["416", "", "This area code is in another country."],
    ["abc", "", "An area code has digits only."],
    ["415", "drop table", "Enter 2 to 10 digits that the number is to contain."],
  ];
  await page.goto("/numbers/buy");
  for (const [areaCode, contains, sentence] of mistakes) {
    await typeSearch(page, { areaCode, contains });
    await expect(page.locator(":focus")).toContainText(sentence);
    await expect(page.getByLabel("Area code")).toHaveValue(areaCode);
    await expect(page.getByLabel("Contains")).toHaveValue(contains);
    await expect(page.getByRole("button", { name: "Select" })).toHaveCount(0);
  }
  await page.goto("/numbers/buy?country=XX&areaCode=415");
  await expect(page.getByRole("link", { name: "Choose a country from the list." })).toBeVisible();
});

test("a number that somebody else selected first is said, and offered no longer; a hold that is over by the time of Buy is said, nothing is charged, and the way leads back to the search", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const { admin: other } = await organisation();
  const page = await signedIn(browserOf, admin);
  await search(page, { areaCode: "415", contains: "0130" });
  await rollcall.database.rows(
    `insert into number_holds (number, country, place, has_voice, has_sms, org_id, agent_id, monthly_price, held_until, carrier)
     values ('+14155550130', 'US', 'San Francisco, CA', true, true, $1, $2, 200, now() + interval '1 hour', 'fictional')`,
    [other.orgId, other.id],
  );
  await page.getByRole("button", { name: "Select" }).click();
  await expect(page.getByText("Somebody else has just selected this number.").first()).toBeVisible();
  await expect(page.getByRole("radio", { name: "+1 415 555 0130" })).toHaveCount(0);
  await rollcall.database.rows("delete from number_holds where number = '+14155550130'");
  await page.reload();
  await page.getByRole("button", { name: "Select" }).click();
  await expect(page.getByText("Kept for you until")).toBeVisible();
  await rollcall.database.rows("update number_holds set held_until = now() where number = '+14155550130'");
  await page.getByRole("button", { name: "Buy Number" }).click();
  await expect(page.getByText("The ten minutes for this number are over.")).toBeVisible();
  await page.reload();
  await page.getByRole("link", { name: "Search again" }).click();
  await expect(page).toHaveURL(/country=US&areaCode=415/);
  expect(await rollcall.database.rows("select 1 from numbers where org_id = $1", [admin.orgId])).toEqual([]);
});

test("an area code that is sold out gives the nearest that has numbers, and says so", async ({
  browserOf,
  organisation,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  // Nobody sells 628, which lies over 415.
  await search(page, { areaCode: "628" });
  await expect(page.getByText(/^No number is left in the area code 628 that fits/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Select" })).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a number goes from the pool to a seat, back, is released and kept, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation({ vacantSeats: 1 });
    const id = await aNumber(rollcall, admin);
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const path = `/numbers/${id}`;
    const confirm = (name: string) =>
      page.getByRole("button", { name }).filter({ visible: true }).last().click();

    await rollcall.database.rows(
      `with made as (insert into seats (org_id, id, tier_id, created_at)
         select org_id, gen_random_uuid(), tier_id, now() from seats, generate_series(1, 500) where org_id = $1 returning id)
       insert into extensions (org_id, id, number, type, seat_id, since)
         select $1, gen_random_uuid(), (999 + row_number() over ())::text, 'SIP', id, now() from made`,
      [admin.orgId],
    );
    await page.goto(path);
    await expect(page.getByText("Only the first 500 seats are listed")).toBeVisible();
    const finding = page.getByRole("search", { name: "Find a seat" });
    await finding.getByLabel("Search").fill("1499");
    await finding.getByLabel("Search").press("Enter");
    await expect(page.getByText("Only the first 500 seats are listed")).toHaveCount(0);
    await page.getByLabel("Seat or call route").selectOption({ label: "Extension 1499, vacant" });

    const ledTo = (routeId: string | null) =>
      rollcall.database.rows("update numbers set route_id = $2, since = now() where id = $1", [id, routeId]);
    const queue = await aQueue(rollcall.database, admin.orgId, "Sales");
    await page.goto(path);
    await page.getByLabel("Seat or call route").selectOption({ label: "Extension 700, vacant" });
    await ledTo(queue);
    await page.getByRole("button", { name: "Assign" }).click();
    await expect(page.getByText("This number belongs to somebody already.")).toBeVisible();
    await expect(fact(page, "Assigned to")).toHaveText("Sales");
    await expect(page.getByRole("button", { name: "Put back into the pool" })).toBeVisible();
    await ledTo(null);
    await page.goto(path);
    await page.getByLabel("Seat or call route").selectOption({ label: "Extension 700, vacant" });
    await page.getByRole("button", { name: "Assign" }).click();
    await expect(page.getByText("is the direct number of extension 700 now.")).toBeVisible();
    await page.goto(path);
    await expect(page.getByText("Shown as caller ID by")).toBeVisible();

    const releaseOn = (day: string | null) =>
      rollcall.database.rows("update numbers set release_on = $2 where id = $1", [id, day]);
    await releaseOn("2099-01-01");
    await page.goto(`${path}/unassign`);
    await expect(page.getByText(/number\. The number stays due for release on Jan 1, 2099, /)).toBeVisible();
    await releaseOn(null);
    await page.goto(path);

    await page.getByRole("button", { name: "Put back into the pool" }).click();
    await expect(
      page.getByText(/700 loses its direct number\. The number stays paid for, and/),
    ).toBeVisible();
    await expect(page.getByText("One seat shows this number as caller ID")).toBeVisible();
    await confirm("Put back into the pool");
    await expect(page.getByText(/is in the pool\.$/)).toBeVisible();
    await page.goto("/numbers?use=pool");
    await expect(page.getByText(/^Nobody\. Last: extension 700, until/)).toBeVisible();

    await page.goto(path);
    await page.getByRole("button", { name: "Release" }).click();
    await expect(page.getByText("Nothing is refunded; a second charge")).toBeVisible();
    await confirm("Release");
    await expect(page.getByText(/ goes on .*\d{4}\.$/)).toBeVisible();
    await page.goto(path);
    await page.getByRole("button", { name: "Keep this number" }).click();
    await expect(page.getByText("Kept, it is on the next bill again.")).toBeVisible();
    await confirm("Keep this number");
    await expect(page.getByText(/stays\.$/)).toBeVisible();
    const [row] = await rollcall.database.rows(
      "select state, release_on, seat_id from numbers where id = $1",
      [id],
    );
    expect(row).toEqual({ state: "bought", release_on: null, seat_id: null });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a number of area code 415 is bought while adding an agent, quoted with the seat, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation({ vacantSeats: 1 });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const email = anAddress("joiner");
    await page.goto("/agents/new");
    await page.getByLabel("Email Address").fill(email);
    await expect(
      page.getByText(/only by that can SMS be sent\. .* The tier Essential has no SMS\./),
    ).toBeVisible();
    await page.getByText("Buy Number").click();
    await page.getByLabel("Area code").fill("999");
    await page.getByRole("button", { name: "Search numbers" }).click();
    await expect(page.getByText("There is no such area code.").first()).toBeVisible();
    await page.getByLabel("Area code").fill("415");
    await page.getByRole("button", { name: "Search numbers" }).click();
    await expect(page.getByText("Each of them costs €2.00 a month.")).toBeVisible();
    const first = page.getByRole("radio", { name: /^\+1 415 555 01/ }).first();
    const number = (await first.getAttribute("value")) ?? "";
    await expect(first).toBeChecked();
    await page.getByRole("button", { name: "Select" }).click();
    await expect(page.getByText(/is kept for you for ten minutes/)).toBeVisible();
    await expect(page.getByLabel("Email Address")).toHaveValue(email);
    await expect(page.getByRole("combobox", { name: "Outbound Caller ID" })).toHaveValue(`held:${number}`);
    const quote = page.getByRole("region", { name: "Quote" });
    if (javaScriptEnabled) await expect(quote).toContainText("Charged today");

    await page.getByLabel("Name of Agent").fill("Jo Joiner");
    await sendAddAgent(page);
    await expect(page.getByText(/is the direct number and caller ID now\./)).toBeVisible();
    const rows = await rollcall.database.rows(
      `select n.state, s.caller_number_id = n.id as is_shown, (select count(*)::int from charges c where c.number_id = n.id) as charges
         from numbers n join seats s on s.org_id = n.org_id and s.id = n.seat_id where n.number = $1`,
      [number],
    );
    expect(rows).toEqual([{ state: "bought", is_shown: true, charges: 1 }]);

    // SMS can be sent from it, and no more once a queue's number is shown in its place.
    await rollcall.database.rows("update tiers set has_sms = true where org_id = $1", [admin.orgId]);
    const queue = await aQueue(rollcall.database, admin.orgId, "Sales");
    const shared = await aNumber(rollcall, admin);
    await rollcall.database.rows("update numbers set route_id = $1 where id = $2", [queue, shared]);
    await page.getByRole("link", { name: "Open Jo Joiner" }).click();
    await expect(fact(page, "Outbound Caller ID")).toContainText("the direct number");
    await expect(fact(page, "SMS")).toHaveText("Can be sent");
    await page.getByRole("link", { name: "Change caller ID" }).click();
    await page.getByRole("radio", { name: "of Sales" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. Calls show")).toBeVisible();
    await page.getByRole("link", { name: "Jo Joiner" }).first().click();
    await expect(fact(page, "Outbound Caller ID")).toContainText("of Sales");
    await expect(fact(page, "SMS")).toHaveText("Cannot be sent under a call route’s number.");
  });
}

test("a manager sees and assigns numbers, and is told that only an admin buys and releases them", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, managers, vacantSeats } = await organisation({ managers: 1, vacantSeats: 1 });
  const id = await aNumber(rollcall, admin);
  const manager = managers[0];
  if (!manager) throw new Error("no manager");
  const page = await signedIn(browserOf, manager);
  await page.goto("/numbers");
  await expect(page.getByText("Only an admin can buy or release numbers.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Buy Number" })).toHaveCount(0);
  await expect(page.getByText("Monthly price")).toHaveCount(0);
  await page.goto(`/numbers/${id}`);
  await expect(page.getByRole("button", { name: "Release" })).toHaveCount(0);
  await page.getByLabel("Seat or call route").selectOption({ label: "Extension 700, vacant" });
  await page.getByRole("button", { name: "Assign" }).click();
  await expect(page.getByText("is the direct number of extension 700 now.")).toBeVisible();

  // Whoever is no admin leaves what an admin's seat has alone.
  await expect(page.getByRole("button", { name: "Put back into the pool" })).toBeVisible();
  await seated(rollcall, admin, vacantSeats[0]);
  await page.reload();
  await expect(page.getByText("Only an admin can do this to an admin.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Put back into the pool" })).toHaveCount(0);
  await page.goto(`/agents/${admin.id}`);
  await expect(page.getByText("Only an admin can do this to an admin.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add device" })).toHaveCount(0);

  // Every number of a call route can be chosen, however many came after it.
  const queue = await aQueue(rollcall.database, admin.orgId, "Sales");
  for (let n = 0; n < 51; n += 1) {
    const shared = await aNumber(rollcall, admin);
    await rollcall.database.rows("update numbers set route_id = $1 where id = $2", [queue, shared]);
  }
  await page.goto("/agents/new");
  const choices = page.getByLabel("Outbound Caller ID").locator("option", { hasText: "Sales" });
  await expect(choices).toHaveCount(51);
});
