import { getTranslations } from "next-intl/server";

export type NewPasswordWords = Awaited<ReturnType<typeof newPasswordWords>>;

/** The words of the fields in which a password is chosen, wherever they stand. */
export async function newPasswordWords() {
  const t = await getTranslations("auth.newPassword");
  return {
    newPassword: t("newPassword"),
    newPasswordHelp: t("newPasswordHelp"),
    repeatPassword: t("repeatPassword"),
    submit: t("submit"),
    pending: t("pending"),
  };
}
