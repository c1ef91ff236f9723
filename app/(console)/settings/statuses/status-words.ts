import { getLocale, getTranslations } from "next-intl/server";
import { translatedLanguages } from "#lib/statuses/schema.ts";
import { statusColours } from "#lib/values/status-colour.ts";

export type StatusWords = Awaited<ReturnType<typeof statusWords>>;

/** The words of a status's form: it is drawn in the browser, which gets no catalogue. */
export async function statusWords() {
  const [t, settings, locale] = await Promise.all([
    getTranslations("statuses"),
    getTranslations("settings"),
    getLocale(),
  ]);
  const languageNames = new Intl.DisplayNames(locale, { type: "language" });
  return {
    name: t("name"),
    nameHelp: t("nameHelp"),
    translations: translatedLanguages.map((language) => ({
      language,
      label: t("nameIn", { language: languageNames.of(language) ?? language }),
    })),
    colour: t("colour"),
    colours: statusColours.map((value) => ({ value, label: t(`colours.${value}`) })),
    takesCalls: t("takesCalls"),
    takesCallsHelp: t("takesCallsHelp"),
    isChosenByHand: t("isChosenByHand"),
    isChosenByHandHelp: t("isChosenByHandHelp"),
    add: t("add"),
    save: t("save"),
    saved: settings("saved"),
    saving: settings("saving"),
    cancel: settings("cancel"),
  };
}
