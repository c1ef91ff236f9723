import { describe, expect, test } from "vitest";
import { type MailName, mails } from "#emails/registry.ts";
import { languages } from "#lib/values/actor.ts";
import { directionOf } from "#lib/values/direction.ts";
import { catalogues } from "#messages/catalogues.ts";
import { renderMail } from "./render.ts";

const names = Object.keys(mails) as MailName[];

describe.each(languages.filter((language) => language !== "en"))("mails in %s", (language) => {
  const own = new Set(sentencesOf(catalogues[language].mail));
  const foreign = sentencesOf(catalogues.en.mail).filter((sentence) => !own.has(sentence));

  test.each(names)("%s says its language and direction, and nothing in English", async (name) => {
    const props = mails[name].PreviewProps;
    const mail = await renderMail(name, props as never, language);
    const english = await renderMail(name, props as never, "en");
    expect(mail.html).toContain(`<html dir="${directionOf(language)}" lang="${language}">`);
    expect(mail.subject).not.toBe(english.subject);
    expect(foreign.filter((sentence) => mail.text.includes(sentence))).toEqual([]);
  });
});

test("a French label has a no-break space before its colon in plain text, and an English one has none", async () => {
  const props = mails.credentials.PreviewProps;
  const { text } = await renderMail("credentials", props, "fr");
  expect(text).toContain("\nMot de passe temporaire\u00a0:\n");
  expect((await renderMail("credentials", props, "en")).text).toContain("\nTemporary password:\n");
});

test.each([
  { language: "en", says: "Number +1 415 555 0100:" },
  { language: "fr", says: "Num\u00e9ro +1 415 555 0100\u00a0:" },
  // Isolated, or the plus would stand behind the digits.
  { language: "ar", says: "\u0627\u0644\u0631\u0642\u0645 \u2068+1 415 555 0100\u2069:" },
] as const)("a phone number is grouped as on the pages: $says", async ({ language, says }) => {
  const preview = mails["seat-charged"].PreviewProps;
  const [line] = preview.lines;
  if (!line) throw new Error("the preview charges nothing");
  const lines = [{ ...line, what: "number", number: "+14155550100", country: "US" } as const];
  const { text, html } = await renderMail("seat-charged", { ...preview, lines }, language);
  expect(text).toContain(says);
  expect(html).toContain("+1 415 555 0100");
  expect(html).not.toContain("+14155550100");
});

/** Messages that are sentences as they stand: one with an argument is never in a mail letter by letter. */
function sentencesOf(catalogue: object): string[] {
  return Object.values(catalogue)
    .flatMap((value) => (typeof value === "string" ? [value] : sentencesOf(value)))
    .filter((sentence) => !/[{<]/.test(sentence) && sentence.includes(" "));
}
