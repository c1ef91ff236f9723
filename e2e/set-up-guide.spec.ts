import { randomUUID } from "node:crypto";
import { aLeaver, panelOf } from "./support/a-leaver.ts";
import { newPassword, signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  test(`the set-up guide is written in the settings and read at home, with the SIP secret on request, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const made = await organisation({ vacantSeats: 1 });
    const { admin } = made;
    const occupant = await aLeaver(browserOf, rollcall, made);
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/settings");
    const domain = `${randomUUID()}.example.com`;
    await page.getByLabel("SIP domain").fill(domain);
    await page.getByLabel("Download link for computers").fill("http://example.com/phone");
    await page.getByLabel("CRM pairing notes").fill("Open the CRM.\nPress Pair.");
    await page.getByRole("button", { name: "Save set-up guide" }).click();
    await expect(page.getByLabel("Download link for computers")).toHaveAccessibleDescription(
      /begins with https/,
    );
    await page.getByLabel("Download link for computers").fill("https://example.com/phone");
    await page.getByRole("button", { name: "Save set-up guide" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();

    await page.goto(`/agents/${occupant.id}`);
    await page.getByRole("button", { name: "Show SIP secret" }).click();
    const panel = panelOf(page, javaScriptEnabled);
    await panel.getByRole("button", { name: "Show SIP secret" }).click();
    const secret = (await panel.getByText(/^[0-9a-f]{30}$/).textContent()) ?? "";
    expect(page.url()).not.toContain(secret);

    const home = await signedIn(
      browserOf,
      { email: occupant.email, password: newPassword },
      { javaScriptEnabled },
    );
    await home.goto("/home");
    await expect(home.getByText(domain)).toBeVisible();
    await expect(home.getByRole("link", { name: "https://example.com/phone" })).toBeVisible();
    await expect(home.getByText(secret)).toHaveCount(0);
    await home.getByRole("button", { name: "Show SIP secret" }).click();
    await expect(home.getByText(secret)).toBeVisible();
    await home.goto("/home");
    await expect(home.getByText(secret)).toHaveCount(0);

    const shown = await rollcall.database.rows(
      "select actor_id from audit_entries where org_id = $1 and action = 'sip-secret.shown' order by id",
      [admin.orgId],
    );
    expect(shown).toEqual([{ actor_id: admin.id }, { actor_id: occupant.id }]);

    await rollcall.database.rows("update extensions set type = 'Web' where org_id = $1", [admin.orgId]);
    await home.goto("/home");
    await expect(home.getByText("with no softphone")).toBeVisible();
    await expect(home.getByRole("button", { name: "Show SIP secret" })).toHaveCount(0);
  });
}
