import type { Locator, Page } from "@playwright/test";

/** The value of a fact in a list of them, by its label. */
export function fact(page: Page, label: string): Locator {
  const named = page.locator("dt", { hasText: new RegExp(`^${label}$`) });
  return page.locator("dl > div", { has: named }).locator("dd");
}
