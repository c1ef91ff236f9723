import { getTranslations } from "next-intl/server";
import type { NoticeTone } from "#components/ui/notice.tsx";
import type { Bought } from "#lib/numbers/buy-number.ts";
import type { OwnNumber } from "#lib/numbers/find-own-number.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { searchAddress } from "../search-address.ts";

export interface BoughtAnswer {
  tone: NoticeTone;
  text: string;
  links: { href: string; label: string }[];
}

/** What became of a purchase, and the ways on. */
export async function boughtAnswer({ numberId, number, purchase }: Bought): Promise<BoughtAnswer> {
  const [t, errors] = await Promise.all([getTranslations("numbers"), getTranslations("errors")]);
  const shown = formatPhone(number);
  const links = await waysOn(numberId);
  if (purchase.state === "failed") {
    const again = { href: searchAddress(number), label: t("searchAgain") };
    const text = t("boughtFailed", { number: shown, reason: errors(purchase.reason) });
    return { tone: "danger", text, links: [again, ...links.slice(1)] };
  }
  if (purchase.state === "unknown") {
    return { tone: "warning", text: t("boughtUnknown", { number: shown }), links };
  }
  return { tone: "success", text: t("bought", { number: shown }), links };
}

/** The same page or form once more, after the purchase. */
export async function alreadyOwnAnswer(number: PhoneNumber, own: OwnNumber): Promise<BoughtAnswer> {
  const t = await getTranslations("numbers");
  const shown = { number: formatPhone(number) };
  const links = await waysOn(own.id);
  return own.isBought
    ? { tone: "success", text: t("alreadyYours", shown), links }
    : { tone: "warning", text: t("boughtUnknown", shown), links };
}

async function waysOn(id: OwnNumber["id"]) {
  const t = await getTranslations("numbers");
  return [
    { href: `/numbers/${id}`, label: t("openNumber") },
    { href: "/numbers", label: t("toNumbers") },
  ];
}
