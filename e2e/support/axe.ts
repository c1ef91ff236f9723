import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { JSHandle, Page } from "@playwright/test";
import type axe from "axe-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Judged {
  /** Names of rules or of sets of them. */
  by?: string[];
  except?: string[];
  /** These parts of the page in place of all of it. */
  within?: JSHandle<Element[]>;
}

/** What axe finds at fault in the page as it stands, each with the elements. Evaluated, so that the page's policy stays as it is. */
export async function axeViolations(
  page: Page,
  {
    by = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    except = [],
    within,
  }: Judged = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const found = await page.evaluate(
    async ([parts, runOnly, off]) => {
      const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
      const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
      // What is right is listed with all its elements too unless told otherwise, which takes a third of the time.
      const { violations } = await run(parts ?? document, {
        runOnly,
        rules,
        resultTypes: ["violations"],
        // Of the style sheets, fetched and parsed for each run, none of these rules reads a line.
        preload: { assets: ["media"] },
      });
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
      }));
    },
    [within, by, except] as const,
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
}
