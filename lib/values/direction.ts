/** Which way a language is written. Takes a BCP 47 tag. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(new Intl.Locale(language).language) ? "rtl" : "ltr";
}

const rightToLeft = new Set(["ar", "fa", "he", "ur"]);
