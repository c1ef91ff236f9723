import { getTranslations } from "next-intl/server";

/** Pages that people look for under words of other products, by address; the words are in the catalogue, for each language its own. */
const wordsOf = {
  "/agents": "agents",
  "/agents/new": "addAgent",
  "/billing": "billing",
  "/numbers": "numbers",
  "/extensions": "extensions",
  "/routes": "routes",
  "/groups": "groups",
  "/outbox": "outbox",
  "/audit": "audit",
  "/profile": "profile",
  "/settings#organisation": "organisation",
  "/settings#security": "security",
  "/settings#guide": "guide",
  "/settings#billing": "terms",
  "/settings#tiers": "tiers",
} as const;

/** What else each of these pages goes by, in the reader's language. */
export async function withWords<Page extends { href: string }>(
  pages: readonly Page[],
): Promise<(Page & { words: string })[]> {
  const t = await getTranslations("find");
  const known = new Map(Object.entries(wordsOf));
  return pages.map((page) => {
    const key = known.get(page.href);
    return { ...page, words: key ? t(`words.${key}`) : "" };
  });
}
