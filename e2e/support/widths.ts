import type { Page } from "@playwright/test";

/** A desk's and a telephone's width, the present one first: each change of it costs as much as looking at the page. */
export function widthsFrom(page: Page): number[] {
  return page.viewportSize()?.width === 360 ? [360, 1280] : [1280, 360];
}
