import type { Page } from "@playwright/test";

/** What of the page as it stands does not fit: the page itself where it would scroll sideways, and words that are cut off. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const tooWide = document.documentElement.scrollWidth - innerWidth;
    const cut = [...document.querySelectorAll<HTMLElement>("main *, header *")].filter((element) => {
      const overflows = element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
      if (!overflows || element.textContent?.trim() === "") return false;
      const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
      // What is meant to be shortened, or to be heard only, is not cut off by mistake.
      if (textOverflow === "ellipsis" || clipPath !== "none" || element.closest("select")) return false;
      const isControl = element.matches("button, summary, a, label, legend, th, dt");
      return isControl || overflowX === "hidden" || overflowX === "clip";
    });
    const out = [...document.querySelectorAll<HTMLTableElement>("main table")].filter(
      (table) => table.offsetWidth > (table.parentElement?.clientWidth ?? 0) + 1,
    );
    return [
      ...out.map((table) => `sticks out: the table ${table.caption?.textContent ?? ""}`),
      ...(tooWide > 0 ? [`${tooWide} pixels too wide`] : []),
      ...cut.map((element) => `cut off: ${element.textContent?.slice(0, 60)}`),
    ];
  });
}
