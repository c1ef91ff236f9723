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

/** Messages that are sentences as they stand: one with an argument is never in a mail letter by letter. */
function sentencesOf(catalogue: object): string[] {
  return Object.values(catalogue)
    .flatMap((value) => (typeof value === "string" ? [value] : sentencesOf(value)))
    .filter((sentence) => !/[{<]/.test(sentence) && sentence.includes(" "));
}
