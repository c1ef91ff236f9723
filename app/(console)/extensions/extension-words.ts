import { getTranslations } from "next-intl/server";
import type { ExtensionWords } from "./extension-form.tsx";

/** The words of the form, for a new extension or one that is there. */
export async function extensionWords(of: "new" | "known"): Promise<ExtensionWords> {
  const t = await getTranslations("extension");
  return {
    number: t("number"),
    numberHelp: t(of === "new" ? "numberHelpNew" : "numberHelp"),
    type: t("type"),
    sip: t("sip"),
    web: t("web"),
    typeHelp: t(of === "new" ? "typeHelpNew" : "typeHelp"),
    voicemail: t("voicemail"),
    voicemailHelp: t("voicemailHelp"),
    greeting: t("greeting"),
    greetingHelp: t("greetingHelp"),
    submit: t(of === "new" ? "add" : "save"),
    pending: t(of === "new" ? "adding" : "saving"),
  };
}
