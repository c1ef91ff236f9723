import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Language } from "../../lib/values/actor.ts";

/**
 * Finds English in a page that is drawn in another language: texts and names of controls that are one of the English catalogue's messages
 * and not one of the language's own. A message with figures or names in it is known by the words round them. Given the text of
 * another page, it reads that one by the help of the open one, which need not be drawn for it.
 */
export function englishIn(language: Language): (page: Page, html?: string) => Promise<string[]> {
  const own = new Set(messagesOf(catalogueOf(language)));
  const foreign = messagesOf(catalogueOf("en")).filter(
    (message) => !own.has(message) && /\p{L}{2}/u.test(message),
  );
  const whole = new Set(foreign.filter((message) => !/[{<]/.test(message)));
  const patterns = foreign
    .filter((message) => /[{<]/.test(message) && !/, (plural|select)/.test(message))
    .map((message) => message.replace(/<(\w+)>.*?<\/\1>/g, "{}"))
    .filter((message) => (message.replace(/\{[^}]*\}/g, "").match(/\p{L}{2,}/gu) ?? []).length >= 3)
    .map(
      (message) =>
        new RegExp(
          `^${message
            .split(/\{[^}]*\}/)
            .map(escaped)
            .join(".+")}$`,
          "u",
        ),
    );
  // Most of what a page says is on the others too.
  const judged = new Map<string, boolean>();
  const isEnglish = (text: string) => {
    const is = judged.get(text) ?? (whole.has(text) || patterns.some((pattern) => pattern.test(text)));
    judged.set(text, is);
    return is;
  };
  return async (page, html) => (await page.evaluate(textsOf, html)).filter(isEnglish);
}

function catalogueOf(language: Language): object {
  return JSON.parse(readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), "utf8"));
}

function messagesOf(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((value) =>
    typeof value === "string" ? [value] : messagesOf(value),
  );
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Runs in the browser: what its reader sees, and what a screen reader says, each once. What people typed is in `bdi`. */
function textsOf(html?: string): string[] {
  const { title, body } = html === undefined ? document : new DOMParser().parseFromString(html, "text/html");
  const found = new Set<string>([title.split(" · ")[0] ?? ""]);
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      for (const name of ["aria-label", "title", "placeholder", "alt"]) {
        const text = node.getAttribute(name)?.trim();
        if (text) found.add(text);
      }
      continue;
    }
    const text = node.textContent?.replace(/\s+/g, " ").trim();
    if (text && !node.parentElement?.closest("bdi, script, style, template")) found.add(text);
  }
  return [...found];
}
