/** What people type for an apostrophe, and for a hyphen, beside the plain one: by keyboard, by telephone, by word processor. */
export const apostrophes = "\u2018\u2019\u02BC`\u00B4\u2032";
export const dashes = "\u2010\u2011\u2013\u2014\u2212";

/** The text with one kind of apostrophe and one of dash, so that "O'Brien" and "O’Brien" are the same name. */
export function foldMarks(text: string): string {
  return text.replace(anyApostrophe, "'").replace(anyDash, "-");
}

const anyApostrophe = new RegExp(`[${apostrophes}]`, "gu");
const anyDash = new RegExp(`[${dashes}]`, "gu");
