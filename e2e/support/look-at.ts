import { expect, type JSHandle, type Page } from "@playwright/test";
import { axeViolations } from "./axe.ts";
import { cutOff } from "./cut-off.ts";

export interface Sight {
  name: string;
  path: string;
  /** What is done on the page, in English, before it is looked at. */
  prepare?: (page: Page) => Promise<void>;
  /** What only the narrow look has to be unfolded. */
  unfold?: (page: Page) => Promise<void>;
}

const looks = [
  { name: "wide", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "narrow", viewport: { width: 360, height: 740 }, colorScheme: "light" },
] as const;

/** What axe reads from an element's own attributes and ancestors, which are the same at any width; named are those that take long. */
const asWritten = [
  "area-alt",
  "aria-allowed-attr",
  "aria-conditional-attr",
  "aria-deprecated-role",
  "aria-required-attr",
  "aria-required-parent",
  "aria-roles",
  "aria-valid-attr",
  "aria-valid-attr-value",
  "autocomplete-valid",
  "css-orientation-lock",
  "duplicate-id-aria",
  "hidden-content",
  "html-has-lang",
];

/** Pixels of a page that are worth a picture: a list is the same further down. */
const tallest = 2400;

/** Opens the page on a desk's window, in light colours, and does there what is to be looked at. */
export async function open(page: Page, { path, prepare }: Sight): Promise<void> {
  await page.setViewportSize(looks[0].viewport);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page, path).toHaveTitle(/\S · Rollcall$/);
  await expect(page.locator("head > title"), path).toHaveCount(1);
  await prepare?.(page);
}

/**
 * What is wrong with an open page to look at, in light and dark, wide and at 360 pixels: cut off, too wide for the window, or at fault
 * with axe. With PICTURES=1 it leaves pictures in test-results/screens, for a person to look at.
 */
export async function lookAt(
  page: Page,
  { name, unfold }: Pick<Sight, "name" | "unfold">,
): Promise<string[]> {
  const faults: string[] = [];
  const wide = await page.evaluateHandle(shownNow);
  for (const look of looks) {
    await page.setViewportSize(look.viewport);
    await page.emulateMedia({ colorScheme: look.colorScheme });
    if (look.name === "narrow") await unfold?.(page);
    // Colours on their way from one look to the next are nobody's. Not waited for: in a part that is folded they never arrive.
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    const found = [
      // Colours move nothing.
      ...(look.name === "dark" ? [] : await cutOff(page)),
      ...(await violationsOf(look.name, page, wide)),
    ];
    faults.push(...found.map((fault) => `${name}, ${look.name}: ${fault}`));
    if (!process.env.PICTURES) continue;
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.screenshot({
      path: `test-results/screens/${name}-${look.name}.png`,
      fullPage: true,
      clip: { x: 0, y: 0, width: look.viewport.width, height: Math.min(height, tallest) },
    });
  }
  return faults;
}

/**
 * Each rule where its answer may be another: colours are all that the dark look changes, and the narrow one changes everything
 * but the colours and the attributes of what was there before.
 */
async function violationsOf(
  look: (typeof looks)[number]["name"],
  page: Page,
  wide: JSHandle<Set<Element>>,
): Promise<string[]> {
  const colours = "color-contrast";
  if (look === "wide") return axeViolations(page);
  if (look === "dark") return axeViolations(page, { by: [colours] });
  const within = await page.evaluateHandle(onlyNow, wide);
  const isSame = await within.evaluate(({ length }) => length === 0);
  const settled = [colours, ...asWritten];
  return [
    ...(await axeViolations(page, { except: settled })),
    ...(isSame ? [] : await axeViolations(page, { by: settled, within })),
  ];
}

/** Both run in the browser. */
function shownNow(): Set<Element> {
  return new Set([...document.querySelectorAll("body *")].filter((element) => element.checkVisibility()));
}

function onlyNow(before: Set<Element>): Element[] {
  return [...document.querySelectorAll("body *")].filter(
    (element) => element.checkVisibility() && !before.has(element),
  );
}
