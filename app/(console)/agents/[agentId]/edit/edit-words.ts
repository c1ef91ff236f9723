import { getTranslations } from "next-intl/server";
import { locationWords } from "../../location-choices.ts";
import { personWords } from "../../person-words.ts";

export type EditWords = Awaited<ReturnType<typeof editWords>>;

/** The form's words: it is drawn in the browser, which gets no catalogue. */
export async function editWords() {
  const t = await getTranslations("editAgent");
  return {
    ...(await personWords()),
    location: await locationWords(),
    extensionHelp: t("extensionHelp"),
    dates: t("dates"),
    startsOn: t("startsOn"),
    startsOnHelp: t("startsOnHelp"),
    endsOn: t("endsOn"),
    endsOnHelp: t("endsOnHelp"),
    save: t("save"),
    saveAndReplace: t("saveAndReplace"),
    saving: t("saving"),
    question: t("question"),
    samePerson: t("samePerson"),
    someoneNew: t("someoneNew"),
  };
}
