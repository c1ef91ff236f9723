import { expect, type Locator, type Page } from "@playwright/test";

/** What /billing is worked with, by its labels. */
export const quote = (page: Page) => page.getByRole("region", { name: "Quote" }).filter({ visible: true });
export const number = (page: Page, tier: string) => page.getByRole("spinbutton", { name: tier });
export const apply = (page: Page) => page.getByRole("button", { name: "Apply Changes" }).click();
export const charges = (page: Page) => page.getByRole("table", { name: "Charges" });

/** What the quote says is charged today. */
export async function chargedToday(shown: Locator): Promise<string> {
  await expect(shown).toContainText("Charged today");
  const [amount] = /€[\d,]+\.\d\d/.exec((await shown.textContent()) ?? "") ?? [];
  return amount ?? "";
}
