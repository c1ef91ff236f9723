import { getTranslations } from "next-intl/server";

/** "Extension 104, Professional": what a seat is called where it is listed. */
export async function seatName({
  extension,
  tier,
}: {
  extension: string | null;
  tier: string;
}): Promise<string> {
  const t = await getTranslations("billing");
  return extension ? t("seatNamed", { extension, tier }) : t("seatBare", { tier });
}
