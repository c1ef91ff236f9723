import { getTranslations } from "next-intl/server";

export type LocationWords = Awaited<ReturnType<typeof locationWords>>;

/** The words of the forms: they are drawn in the browser, which gets no catalogue. */
export async function locationWords() {
  const t = await getTranslations("locations");
  return {
    name: t("name"),
    latitude: t("latitude"),
    latitudeHelp: t("latitudeHelp"),
    longitude: t("longitude"),
    longitudeHelp: t("longitudeHelp"),
    isOffered: t("isOffered"),
    isOfferedHelp: t("isOfferedHelp"),
    add: t("add"),
    adding: t("adding"),
    addAnother: t("addAnother"),
    cancel: t("cancel"),
    save: t("save"),
    saved: t("saved"),
    saving: t("saving"),
  };
}
