import { searchKey } from "#lib/values/search-key.ts";

/** A page as it is looked for: its own name, and what other products call what stands there, with commas between. */
export interface NamedPage {
  label: string;
  words: string;
}

/** The pages that go by what was typed: by part of their own name first, then by the beginning of another word for them. */
export function pagesBy<Page extends NamedPage>(pages: readonly Page[], typed: string): Page[] {
  const key = searchKey(typed);
  if (!key) return [];
  const named = pages.filter(({ label }) => searchKey(label).includes(key));
  const known = pages.filter(({ words }) => ` ${searchKey(words)}`.includes(` ${key}`));
  return [...new Set([...named, ...known])];
}
