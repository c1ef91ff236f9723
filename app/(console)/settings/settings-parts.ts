import { getTranslations } from "next-intl/server";

/** The parts of /settings in their order: each one's anchor and heading. */
export async function settingsParts() {
  const [t, logo, units, statuses, locations, security, guide] = await Promise.all([
    getTranslations("settings"),
    getTranslations("logo"),
    getTranslations("units"),
    getTranslations("statuses"),
    getTranslations("locations"),
    getTranslations("security"),
    getTranslations("guide"),
  ]);
  return [
    { id: "organisation", label: t("organisation") },
    { id: "logo", label: logo("title") },
    { id: "units", label: units("title") },
    { id: "statuses", label: statuses("title") },
    { id: "server-locations", label: locations("title") },
    { id: "security", label: security("title") },
    { id: "guide", label: guide("title") },
    { id: "billing", label: t("billing") },
    { id: "contract", label: t("contract") },
    { id: "tiers", label: t("tiers") },
  ] as const;
}
