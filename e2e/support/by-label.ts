import { expect, type Locator, type Page } from "@playwright/test";

/** A page worked with as by somebody who reads it: by its heading, labels and words. */
export const heading = (page: Page) => page.getByRole("heading", { level: 1 });
export const dialog = (page: Page) => page.getByRole("dialog");
export const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
export const box = (page: Page, name: string) => page.getByRole("checkbox", { name, exact: true });
export const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
export const open = (page: Page, name: string) =>
  page.getByRole("link", { name, exact: true }).first().click();
export const sees = (where: Page | Locator, words: string | RegExp) =>
  expect(where.getByText(words)).toBeVisible();

/** What opens the menu of the person who is signed in. */
export const personMenu = (page: Page, name: string) =>
  page.locator("header summary").filter({ hasText: name }).filter({ visible: true });
