import { expect, test } from "vitest";
import { preferredLanguage, wordsFor } from "./preferred-language.mjs";

test.each([
  [undefined, "en", "a client that says nothing"],
  ["", "en", "an empty header"],
  ["de", "de", "a language by itself"],
  ["de-AT,de;q=0.9,en;q=0.8", "de", "a region without a catalogue"],
  ["pt-PT", "pt-BR", "another region of the language"],
  ["PT-br", "pt-BR", "tags in any case"],
  ["nl,fr;q=0.5,es;q=0.7", "es", "the weight decides, not the place"],
  ["fr;q=0,en", "en", "a language that is refused"],
  ["ja,*;q=0.5", "en", "a wildcard: the product's own"],
  ["ar-EG", "ar", "Arabic of a country"],
  ["fr;q=2, es", "es", "a weight that is none"],
  [`${"x".repeat(5000)},de`, "en", "more than a browser sends"],
])("%j is answered in %s: %s", (accepted, language) => {
  expect(preferredLanguage(accepted)).toBe(language);
});

test("the words of a language without a catalogue are English, and Arabic runs from right to left", () => {
  expect(wordsFor("xx")).toMatchObject({ tag: "en", direction: "ltr" });
  expect(wordsFor("constructor").tag).toBe("en");
  expect(wordsFor("ar")).toMatchObject({ tag: "ar", direction: "rtl" });
  expect(wordsFor("ar").notFound.title).not.toBe(wordsFor("en").notFound.title);
});
