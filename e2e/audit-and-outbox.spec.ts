import type { Page } from "@playwright/test";
import { addUnseen, anAddress, newPassword, signedIn, typeNewPassword } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const lines = (page: Page) => page.getByRole("table").getByRole("row");

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test("the audit trail says who did what to whom, and is searched with the keyboard", async ({
      browserOf,
      organisation,
    }) => {
      const { admin, vacantSeats } = await organisation({ vacantSeats: 1 });
      const { request } = (await signedIn(browserOf, admin)).context();
      const email = anAddress("ines");
      await addUnseen(request, { email, name: "In\u00e9s \u00c1lvarez", seatId: vacantSeats[0] });
      await addUnseen(request, { email: anAddress("otto"), name: "Otto Other" });

      const page = await signedIn(browserOf, admin, { javaScriptEnabled });
      await page.goto("/audit");
      await expect(lines(page).filter({ hasText: "Ada Admin added In\u00e9s \u00c1lvarez" })).toContainText(
        `RoleAgentEmail${email}Extension700`,
      );
      await expect(page.getByText("Ada Admin signed in").first()).toBeVisible();

      await page.getByLabel("Search").focus();
      await page.keyboard.type("alvarez");
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.searchParams.get("q") === "alvarez");
      await expect(lines(page)).toHaveCount(2);
      await expect(page.getByLabel("Search")).toHaveValue("alvarez");

      await page.getByLabel("Search").fill("nobody of this name");
      await page.getByLabel("Search").press("Enter");
      await expect(page.getByText("Nothing found")).toBeVisible();
      await page.getByRole("link", { name: "Show all entries" }).click();
      await expect(lines(page).filter({ hasText: "Otto Other" })).toHaveCount(1);

      await page.getByRole("link", { name: "In\u00e9s \u00c1lvarez" }).first().click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("In\u00e9s \u00c1lvarez");
    });

    test("the outbox is searched by person, and an agent's mails lead there and back", async ({
      browserOf,
      organisation,
    }) => {
      // On vacant seats, so that no mail tells of a charge.
      const { admin, vacantSeats } = await organisation({ vacantSeats: 2 });
      const { request } = (await signedIn(browserOf, admin)).context();
      const [first, second] = vacantSeats;
      await addUnseen(request, { email: anAddress("rita"), name: "Rita Recipient", seatId: first });
      const email = anAddress("otto");
      await addUnseen(request, { email, name: "Otto Other", seatId: second });

      const page = await signedIn(browserOf, admin, { javaScriptEnabled });
      await page.goto("/outbox");
      await expect(lines(page)).toHaveCount(3);
      // On a phone an address breaks only where it has no room.
      await page.setViewportSize({ width: 360, height: 800 });
      const address = page.getByRole("cell").locator("bdi").filter({ hasText: "@" }).first();
      expect((await address.boundingBox())?.height).toBeLessThan(30);
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.getByLabel("Search").fill("rita rec");
      await page.getByLabel("Search").press("Enter");
      await expect(lines(page)).toHaveCount(2);
      await expect(lines(page).nth(1)).toContainText("Rita Recipient");
      expect(new URL(page.url()).searchParams.get("q")).toBe("rita rec");

      await page.goto("/agents?q=otto");
      await page.getByRole("link", { name: "Otto Other" }).click();
      await page.getByRole("link", { name: "Open in the outbox" }).click();
      await expect(page.getByText("Only mails to Otto Other.")).toBeVisible();
      await expect(lines(page)).toHaveCount(2);
      await expect(lines(page).nth(1)).toContainText(email);

      await page.getByLabel("Search").fill("rita");
      await page.getByLabel("Search").press("Enter");
      await expect(page.getByText("No mails")).toBeVisible();
      await expect(page.getByText("Only mails to Otto Other.")).toBeVisible();
      await page.getByRole("link", { name: "Otto Other" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Otto Other");
    });

    test("a mail that came back marks its agent, and is sent again to the corrected address", async ({
      browserOf,
      organisation,
      rollcall,
    }) => {
      const { admin, agents } = await organisation({ agents: 1 });
      const [agent] = agents;
      const other = await signedIn(browserOf, agent ?? admin);
      await other.goto("/profile");
      await other.getByLabel("Current password").fill(agent?.password ?? "");
      await typeNewPassword(other, newPassword);
      await expect(other.getByText("Your password is changed.")).toBeVisible();
      await rollcall.settle();
      await rollcall.database.rows(
        "update outbox set state = 'bounced', reason = 'bounced' where agent_id = $1",
        [agent?.id],
      );

      const page = await signedIn(browserOf, admin, { javaScriptEnabled });
      await page.goto("/agents");
      await expect(lines(page).filter({ hasText: agent?.email ?? "" })).toContainText("Mail bounced");
      const corrected = anAddress("corrected");
      await rollcall.database.rows("update agents set email = $1 where id = $2", [corrected, agent?.id]);
      await page.goto(`/agents/${agent?.id}`);
      await page.getByRole("link", { name: "Resend", exact: true }).click();
      await expect(page.getByText(`The same mail goes to ${corrected} once more`)).toBeVisible();
      await page.getByRole("button", { name: "Resend", exact: true }).click();
      await expect(page.getByText(`The mail is on its way to ${corrected} again.`)).toBeVisible();
      await rollcall.settle();
      await rollcall.mails.newest(corrected);
      await page.goto("/agents");
      await expect(lines(page).filter({ hasText: corrected })).not.toContainText("Mail bounced");
    });
  });
}
