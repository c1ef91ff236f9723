import { getLocale, getTranslations } from "next-intl/server";
import type { Offer } from "#lib/values/carrier-answer.ts";
import type { Day } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatPhone } from "#lib/values/phone.ts";

/** The message of `numbers` that says what a number can do. */
export function canKey({ hasVoice, hasSms }: Pick<Offer, "hasVoice" | "hasSms">) {
  if (hasVoice && hasSms) return "voiceAndSms";
  return hasSms ? "sms" : "voice";
}

/** A number in words, and when it goes, where its release is planned. */
export async function sayLeaving(number: string, releaseOn: Day | null): Promise<string> {
  if (!releaseOn) return number;
  const [t, locale] = await Promise.all([getTranslations("numbers"), getLocale()]);
  return t("leaving", { number, date: formatDay(releaseOn, locale) });
}

/** A number with its place and what it can do, in a sentence of the reader's language. */
export async function sayOffer(
  offer: Pick<Offer, "number" | "place" | "hasVoice" | "hasSms">,
): Promise<string> {
  const t = await getTranslations("numbers");
  const words = { number: formatPhone(offer.number), can: t(canKey(offer)) };
  return offer.place ? t("offer", { ...words, place: offer.place }) : t("offerBare", words);
}
