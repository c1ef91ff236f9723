import { getTranslations } from "next-intl/server";
import { personWords } from "../../person-words.ts";

export type ReplaceWords = Awaited<ReturnType<typeof replaceWords>>;

/** The form's words: it is drawn in the browser, which gets no catalogue. */
export async function replaceWords() {
  const [t, added] = await Promise.all([getTranslations("replaceAgent"), getTranslations("addAgent")]);
  return {
    ...(await personWords()),
    joiner: t("joiner"),
    fromEdit: t("fromEdit"),
    submit: t("replace"),
    pending: t("pending"),
    copyTemplates: t("copyTemplates"),
    startsOn: added("startsOn"),
    startsOnHelp: t("startsOnHelp"),
    temporaryPassword: added("temporaryPassword"),
  };
}
