import { getTranslations } from "next-intl/server";
import { exponentOf } from "#lib/values/currencies.ts";
import { decimalOf, minorUnits } from "#lib/values/money.ts";

export type TierWords = Awaited<ReturnType<typeof tierWords>>;

/** The words of the forms: they are drawn in the browser, which gets no catalogue. */
export async function tierWords(currency: string) {
  const t = await getTranslations("settings");
  const example = decimalOf(minorUnits(65n * 10n ** BigInt(exponentOf(currency))), currency);
  return {
    name: t("tierName"),
    features: t("features"),
    sms: t("sms"),
    callRecording: t("callRecording"),
    connectionBoost: t("connectionBoost"),
    isOffered: t("isOffered"),
    isOfferedHelp: t("isOfferedHelp"),
    price: t("monthlyPrice"),
    priceHelp: t("monthlyPriceHelp", { currency, example }),
    firstPriceHelp: t("firstPriceHelp", { currency, example }),
    startsOn: t("startsOn"),
    startsOnHelp: t("startsOnHelp"),
    addTier: t("addTier"),
    saveTier: t("saveTier"),
    savePrice: t("savePrice"),
    addAnother: t("addAnother"),
    cancel: t("cancel"),
    saved: t("saved"),
    saving: t("saving"),
    adding: t("adding"),
  };
}
