import { getTranslations } from "next-intl/server";
import type { Offer, Reach } from "#lib/values/carrier-answer.ts";

/** Says that the numbers found are not those of the area code asked for; null where they are. */
export async function reachSentence(
  { reach, offers }: { reach: Reach; offers: readonly Offer[] },
  areaCode: string | null,
): Promise<string | null> {
  if (reach === "as-asked" || areaCode === null) return null;
  const t = await getTranslations("numbers");
  if (reach === "country") return t("countryWide", { areaCode });
  const places = new Set(offers.map(({ place }) => place));
  const [place] = places;
  return places.size === 1 && place ? t("nearest", { areaCode, place }) : t("nearestUnnamed", { areaCode });
}
