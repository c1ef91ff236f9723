import { signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  test(`a seat goes to a dearer tier for the quoted price, to a cheaper one later, and back, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, vacantSeats } = await organisation({ vacantSeats: 1 });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    const seat = `/billing/seats/${vacantSeats[0]}`;
    const quote = page.getByRole("region", { name: "Quote" });
    const chargesSoFar = () =>
      rollcall.database.rows("select 1 from charges where seat_id = $1", [vacantSeats[0]]);
    // Each change from the page as the one before left it.
    const change = async (tier: string, answer: string | RegExp, { costs }: { costs: boolean }) => {
      const before = (await chargesSoFar()).length;
      await page.getByLabel("Billing Tier").selectOption({ label: tier });
      const send = page.getByRole("button", { name: "Change tier" });
      if (javaScriptEnabled) await expect(quote).toContainText("Next bill");
      await send.click();
      // With the script the quote was on the screen.
      if (costs && !javaScriptEnabled) {
        await expect(page.getByText("This costs money.")).toBeVisible();
        await expect(quote).toContainText("Next bill");
        expect(await chargesSoFar()).toHaveLength(before);
        await send.click();
      }
      await expect(page.getByText(answer)).toBeVisible();
    };

    await page.goto(seat);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Seat with extension 700");
    await expect(page.getByText("Nobody, the seat is vacant")).toBeVisible();

    await expect(page.getByText(/A cheaper one begins on .*\d{4}; nothing is refunded\./)).toBeVisible();
    await change("Professional, €65.00 a month", "The seat has Professional from today.", { costs: true });
    const [charge] = await rollcall.database.rows<{ kind: string; amount: string; monthly_price: string }>(
      "select kind, amount, monthly_price from charges where seat_id = $1",
      [vacantSeats[0]],
    );
    expect(charge).toMatchObject({ kind: "upgrade", monthly_price: "3000" });
    await expect(page.getByText("This costs money.")).toHaveCount(0);

    await change("Essential, €35.00 a month", /^The seat has Essential from .*\d{4}\.$/, { costs: false });
    await expect(page.getByText(/^Essential from /)).toBeVisible();
    await change(
      "Professional, keep it after all",
      "The seat keeps Professional; the planned cheaper tier is cancelled.",
      { costs: true },
    );
    await page.goto(seat);
    await expect(page.getByText(/^Essential from /)).toHaveCount(0);
    expect(await chargesSoFar()).toHaveLength(1);
  });
}

test("a tier that is chosen outlasts a device added on the same page", async ({
  browserOf,
  organisation,
}) => {
  const { admin, vacantSeats } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  await page.goto(`/billing/seats/${vacantSeats[0]}`);
  const tier = page.getByLabel("Billing Tier");
  await tier.selectOption({ label: "Enterprise, €95.00 a month" });
  const quote = page.getByRole("region", { name: "Quote" });
  await expect(quote).toContainText("Next bill");
  await page.getByLabel("Name of device").fill("Laptop");
  await page.getByRole("button", { name: "Add device" }).click();
  await expect(page.getByText("Laptop added.")).toBeVisible();
  await expect(tier.locator("option:checked")).toHaveText("Enterprise, €95.00 a month");
  await expect(quote).toContainText("Next bill");
  await page.getByRole("button", { name: "Change tier" }).click();
  await expect(page.getByText("The seat has Enterprise from today.")).toBeVisible();
});

test("ConnectionBoost is requested by mail to the support address, once, and its state shown", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin, vacantSeats, tiers } = await organisation({ vacantSeats: 1 });
  const professional = tiers.find(({ name }) => name === "Professional")?.id;
  await rollcall.database.rows("update seats set tier_id = $1 where id = $2", [professional, vacantSeats[0]]);
  const page = await signedIn(browserOf, admin);
  await page.goto(`/billing/seats/${vacantSeats[0]}`);
  await expect(page.getByText("Enter a support address in the settings first.")).toBeVisible();

  const support = `support.${admin.orgId}@example.com`;
  await rollcall.database.rows("update organisations set support_email = $1 where id = $2", [
    support,
    admin.orgId,
  ]);
  await page.reload();
  await page.getByRole("button", { name: "Request ConnectionBoost" }).click();
  await expect(page.getByText(`The request is on its way to ${support}.`)).toBeVisible();
  const mail = await rollcall.mails.newest(support);
  expect(mail.text).toContain(vacantSeats[0]);
  expect(mail.text).toContain(admin.email);

  await page.reload();
  await expect(page.getByText(/^Requested on /)).toBeVisible();
  await expect(page.getByRole("button", { name: "Request ConnectionBoost" })).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a vacant seat is released on the next bill date, said before, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin, vacantSeats } = await organisation({ vacantSeats: 1 });
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto(`/billing/seats/${vacantSeats[0]}`);
    await page.getByRole("button", { name: "Release" }).click();
    await expect(page.getByText("Nothing is refunded; a second charge")).toBeVisible();
    await page.getByRole("button", { name: "Release" }).filter({ visible: true }).last().click();
    await expect(page.getByText(/^The seat goes on .*\d{4}\.$/)).toBeVisible();

    const [row] = await rollcall.database.rows<{ is_planned: boolean }>(
      "select release_on = (select next_due_on from organisations where id = org_id) as is_planned from seats where id = $1",
      [vacantSeats[0]],
    );
    expect(row?.is_planned).toBe(true);
    await page.goto(`/billing/seats/${vacantSeats[0]}`);
    await expect(page.getByText("This seat is due for release")).toBeVisible();
  });
}
