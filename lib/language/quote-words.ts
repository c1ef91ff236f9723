import { getTranslations } from "next-intl/server";

/** The words that components/live-quote.tsx is drawn with; the browser gets no catalogue. */
export async function quoteWords() {
  const t = await getTranslations("quote");
  return {
    title: t("title"),
    noCharge: t("noCharge"),
    waiting: t("waiting"),
    unreachable: t("unreachable"),
    withoutScript: t("withoutScript"),
  };
}
