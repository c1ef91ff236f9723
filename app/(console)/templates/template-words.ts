import { getTranslations } from "next-intl/server";
import { placeholders } from "#lib/templates/rules.ts";

export type TemplateTextWords = Awaited<ReturnType<typeof templateTextWords>>;

/** The words of a template's text and its preview, which are drawn in the browser. */
export async function templateTextWords() {
  const t = await getTranslations("templates");
  return {
    bodyHelp: t("bodyHelp", { list: placeholders.map((name) => `{${name}}`).join(", ") }),
    preview: t("preview"),
    segments: t("segments"),
    encoding: t("encoding"),
    room: t("room"),
    forcing: t("forcing"),
    tab: t("tab"),
    blank: t("blank", { code: "{code}" }),
    invisible: t("invisible", { code: "{code}" }),
    unknown: t("unknown"),
    countedWhenSaved: t("countedWhenSaved"),
    sampleNote: t("sampleNote"),
  };
}

export type TemplateWords = Awaited<ReturnType<typeof templateWords>>;

export async function templateWords() {
  const t = await getTranslations("templates");
  return {
    ...(await templateTextWords()),
    title: t("fieldTitle"),
    body: t("body"),
    save: t("save"),
    saving: t("saving"),
    saved: t("saved"),
    cancel: t("cancel"),
    another: t("another"),
  };
}
