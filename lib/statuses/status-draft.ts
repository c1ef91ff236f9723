import type { Language } from "#lib/values/actor.ts";
import { type AddStatus, translatedLanguages } from "./schema.ts";

type Draft = Omit<AddStatus, "key">;

/** What a status's form says, as its row has it. */
export function rowOf({ name, colour, takesCalls, isChosenByHand, ...typed }: Draft) {
  const translations: Partial<Record<Language, string>> = {};
  for (const language of translatedLanguages) {
    const translated = typed[`name-${language}`];
    if (translated) translations[language] = translated;
  }
  return { name, colour, takesCalls, isChosenByHand, translations };
}
