import { getFormatter, getTranslations } from "next-intl/server";
import type { Tier } from "#lib/tiers/queries.ts";

/** What is in a tier, in a line: "SMS, Call recording". */
export async function tierFeatureWords() {
  const [t, format] = await Promise.all([getTranslations("settings"), getFormatter()]);
  return (tier: Pick<Tier, "hasSms" | "hasCallRecording" | "hasConnectionBoost">): string => {
    const features = [
      tier.hasSms && t("sms"),
      tier.hasCallRecording && t("callRecording"),
      tier.hasConnectionBoost && t("connectionBoost"),
    ].filter((feature) => feature !== false);
    return format.list(features, { type: "unit" }) || t("none");
  };
}
