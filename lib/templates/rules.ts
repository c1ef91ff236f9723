/** What a template may leave open until it is sent; anything else in braces is a mistake. */
export const placeholders = ["first_name", "agent_name", "organisation", "extension", "number"] as const;
export type Placeholder = (typeof placeholders)[number];
export type Samples = Readonly<Record<Placeholder, string>>;

/** As long as ten segments of a long message, which is what carriers take. */
export const longestBody = 1600;
/** For one person. */
export const mostTemplates = 100;

const known = new RegExp(`\\{(${placeholders.join("|")})\\}`, "g");

/** What stands in braces, or begins to, and is no placeholder; each once, as it was typed. */
export function unknownPlaceholders(text: string): string[] {
  return [...new Set(text.replace(known, " ").match(/\{[^{}\n]*\}?|\}/g) ?? [])];
}

/** The text as it would be sent with these values. */
export function filledIn(text: string, values: Samples): string {
  return text.replace(known, (_, name: Placeholder) => values[name]);
}
