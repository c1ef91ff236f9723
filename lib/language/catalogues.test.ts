import { readFileSync } from "node:fs";
import { isTagElement, type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { languages } from "#lib/values/actor.ts";

type Catalogue = { [key: string]: string | Catalogue };

const english = flat(readCatalogue("en"));

describe.each(languages)("messages/%s.json", (locale) => {
  const messages = flat(readCatalogue(locale));

  it("has the English catalogue’s keys in its order, no more and no fewer", () => {
    expect([...messages.keys()]).toEqual([...english.keys()]);
  });

  // One test for all: a report of fifteen thousand took longer than the judging.
  it("has in each message the English one’s arguments and tags, and every plural form of the language", () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    for (const [key, source] of english) {
      const message = messages.get(key) ?? "";
      expect(message, key).toMatch(/^\S(.*\S)?$/s);
      expect(argumentsOf(parse(message)), key).toEqual(argumentsOf(parse(source)));
      for (const forms of pluralsOf(parse(message)))
        expect(forms, key).toEqual(expect.arrayContaining(pluralCategories));
    }
  });
});

it("in Arabic isolates what is put into a sentence outside of the mails, which do so themselves: a name or number in Latin letters would turn it round", () => {
  const bare = [...flat(readCatalogue("ar"))].filter(
    ([key, message]) =>
      !key.startsWith("mail.") &&
      parse(message).some((element, index, all) => {
        if (element.type !== TYPE.argument) return false;
        const [before, after] = [all[index - 1], all[index + 1]];
        return !(isMarked(before, /[\u2066\u2068]$/) && isMarked(after, /^\u2069/));
      }),
  );
  expect(bare).toEqual([]);
});

it("in Arabic says neither release nor edit with the one word that means both", () => {
  const withoutMarks = (message: string) => message.replace(/\p{M}/gu, "");
  const either = [...flat(readCatalogue("ar"))].filter(([, message]) =>
    /تحرير|حرر/.test(withoutMarks(message)),
  );
  expect(either).toEqual([]);
});

function isMarked(element: MessageFormatElement | undefined, mark: RegExp): boolean {
  return element?.type === TYPE.literal && mark.test(element.value);
}

function readCatalogue(locale: string): Catalogue {
  return JSON.parse(readFileSync(new URL(`../../messages/${locale}.json`, import.meta.url), "utf8"));
}

function flat(catalogue: Catalogue, path = ""): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === "string" ? [[`${path}${key}`, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  );
}

/** Name and kind of each argument and tag, each once. Whether a number bends the words round it is each language's own affair. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const kind = [TYPE.argument, TYPE.number, TYPE.plural].includes(element.type)
      ? "value"
      : TYPE[element.type];
    return [`${kind} ${element.value}`, ...childrenOf(element).flatMap(argumentsOf)];
  });
  const chosen = found
    .filter((one) => one.startsWith("select "))
    .map((one) => one.replace("select", "value"));
  return [...new Set(found.filter((one) => !chosen.includes(one)))].sort();
}

function pluralsOf(elements: MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => [
    ...(element.type === TYPE.plural ? [Object.keys(element.options)] : []),
    ...childrenOf(element).flatMap(pluralsOf),
  ]);
}

function childrenOf(element: MessageFormatElement): MessageFormatElement[][] {
  if (isTagElement(element)) return [element.children];
  if (element.type === TYPE.plural || element.type === TYPE.select)
    return Object.values(element.options).map(({ value }) => value);
  return [];
}
