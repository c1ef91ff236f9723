/** Which way a language is written. Takes a BCP 47 tag. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(new Intl.Locale(language).language) ? "rtl" : "ltr";
}

/** A phone number and the like, which in a text from right to left still runs from left to right. */
export function inItsDirection(text: string): string {
  return `\u2066${text}\u2069`;
}

/** The same for what stands by itself, as an option does: where all runs from left to right it needs no marks, which nobody sees and a search meets. */
export function aloneInItsDirection(text: string, language: string): string {
  return directionOf(language) === "rtl" ? inItsDirection(text) : text;
}

const rightToLeft = new Set(["ar", "fa", "he", "ur"]);
