import { getTranslations } from "next-intl/server";
import { errorSentences } from "#lib/language/error-sentences.ts";

export type NewPasswordWords = Awaited<ReturnType<typeof newPasswordWords>>;

/** The words of the fields in which a password is chosen, wherever they stand; `shortest` is the organisation's limit, in characters. */
export async function newPasswordWords(shortest: number) {
  const t = await getTranslations("auth.newPassword");
  return {
    newPassword: t("newPassword"),
    newPasswordHelp: t("help", { shortest }),
    repeatPassword: t("repeatPassword"),
    submit: t("submit"),
    pending: t("pending"),
  };
}

/** The sentences of a form in which a password is chosen: the one about its length tells the organisation's. */
export async function newPasswordSentences(shortest: number): Promise<Record<string, string>> {
  const [sentences, t] = await Promise.all([errorSentences(), getTranslations("auth.newPassword")]);
  return { ...sentences, "password-too-short": t("tooShort", { shortest }) };
}
