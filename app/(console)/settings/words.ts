import { getTranslations } from "next-intl/server";

export type SettingsWords = Awaited<ReturnType<typeof settingsWords>>;

/** The words of the forms: they are drawn in the browser, which gets no catalogue. */
export async function settingsWords() {
  const t = await getTranslations("settings");
  return {
    organisationName: t("organisationName"),
    timeZone: t("timeZone"),
    timeZoneHelp: t("timeZoneHelp"),
    supportEmail: t("supportEmail"),
    supportEmailHelp: t("supportEmailHelp"),
    saveOrganisation: t("saveOrganisation"),
    currency: t("currency"),
    currencyHelp: t("currencyHelp"),
    cycle: t("cycle"),
    billDay: t("billDay"),
    billDayHelp: t("billDayHelp"),
    saveBilling: t("saveBilling"),
    contractStart: t("contractStart"),
    contractEnd: t("contractEnd"),
    contractHelp: t("contractHelp"),
    saveContract: t("saveContract"),
    saved: t("saved"),
    saving: t("saving"),
  };
}
