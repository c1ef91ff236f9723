import { z } from "zod";

type Fact = string | number | boolean | null;

/** What a form showed when it was drawn, as its hidden field `seen` carries it, a query by fact: only ever compared, never written. */
export function seenText(facts: Readonly<Record<string, Fact>>): string {
  const texts = Object.entries(facts).map(([name, value]) => [name, String(value ?? "")]);
  return new URLSearchParams(texts.sort(([one = ""], [other = ""]) => (one < other ? -1 : 1))).toString();
}

export const SeenField = z.string().max(60_000, "form-malformed").optional();

/** Whether what a form showed is not what holds now, so that saving it would undo somebody's change unseen. */
export function isOutdated(seen: string | undefined, facts: Readonly<Record<string, Fact>>): boolean {
  return seen !== undefined && seen !== seenText(facts);
}
