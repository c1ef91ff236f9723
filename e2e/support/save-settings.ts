import { expect, type Page } from "@playwright/test";

/** Fills in a part of /settings by its labels and saves it. */
export async function saveSettings(page: Page, part: string, typed: Record<string, string>): Promise<void> {
  await page.goto("/settings");
  for (const [label, value] of Object.entries(typed)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole("button", { name: `Save ${part}`, exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
}
