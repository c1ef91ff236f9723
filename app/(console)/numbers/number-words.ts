import { getTranslations } from "next-intl/server";
import type { Offer } from "#lib/values/carrier-answer.ts";
import { formatPhone } from "#lib/values/phone.ts";

/** The message of `numbers` that says what a number can do. */
export function canKey({ hasVoice, hasSms }: Pick<Offer, "hasVoice" | "hasSms">) {
  if (hasVoice && hasSms) return "voiceAndSms";
  return hasSms ? "sms" : "voice";
}

/** A number with its place and what it can do, in a sentence of the reader's language. */
export async function sayOffer(
  offer: Pick<Offer, "number" | "place" | "hasVoice" | "hasSms">,
): Promise<string> {
  const t = await getTranslations("numbers");
  const words = { number: formatPhone(offer.number), can: t(canKey(offer)) };
  return offer.place ? t("offer", { ...words, place: offer.place }) : t("offerBare", words);
}
