import { getTranslations } from "next-intl/server";
import { newPasswordWords } from "#app/(auth)/new-password-words.ts";

export type ProfileWords = Awaited<ReturnType<typeof profileWords>>;

/** The words of the forms, the shortest password among them: they are drawn in the browser, which gets no catalogue. */
export async function profileWords(shortest: number) {
  const t = await getTranslations("profile");
  return {
    name: t("name"),
    language: t("language"),
    landLine: t("landLine"),
    mobile: t("mobile"),
    phoneHelp: t("phoneHelp"),
    save: t("save"),
    saving: t("saving"),
    saved: t("saved"),
    currentPassword: t("currentPassword"),
    passwordChanged: t("passwordChanged"),
    signOutEverywhere: t("signOutEverywhere"),
    signingOut: t("signingOut"),
    chooseIt: await newPasswordWords(shortest),
  };
}
