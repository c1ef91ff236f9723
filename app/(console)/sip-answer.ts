import { getTranslations } from "next-intl/server";
import QRCode from "qrcode";
import type { SipAccount } from "#lib/extensions/show-sip-secret.ts";

export interface SipAnswer {
  title: string;
  facts: { label: string; value: string }[];
  secretLabel: string;
  /** Null for a form that is sent again later than two minutes after. */
  secret: string | null;
  secretGone: string;
  shownOnce: string;
  /** All of it for a phone's camera; null without the secret, or a domain. */
  qr: { label: string; text: string; path: string; size: number } | null;
}

/** What a phone asks for, under the names that softphones and desk phones have for it, in the reader's language. */
export async function sipAnswer({
  value,
  secret,
}: {
  value: SipAccount;
  secret: string | null;
}): Promise<SipAnswer> {
  const t = await getTranslations("sip");
  const { userName, domain } = value;
  return {
    title: t("doneTitle"),
    facts: [
      { label: t("domain"), value: domain ?? t("domainUnknown") },
      { label: t("userName"), value: userName },
      { label: t("authName"), value: userName },
      { label: t("transport"), value: t("transportValue") },
      { label: t("port"), value: t("portValue") },
      { label: t("codecs"), value: t("codecsValue") },
    ],
    secretLabel: t("secret"),
    secret,
    secretGone: t("secretGone"),
    shownOnce: t("shownOnce"),
    qr:
      secret && domain
        ? { label: t("qr"), text: t("qrText"), ...drawn(`sip:${userName}:${secret}@${domain}`) }
        : null,
  };
}

/** The dark squares as one path, in a square of `size` with the margin that scanners need. */
function drawn(text: string): { path: string; size: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const margin = 4;
  const squares = Array.from({ length: modules.size * modules.size }, (_, i) => i).filter(
    (i) => modules.data[i],
  );
  const path = squares
    .map((i) => `M${(i % modules.size) + margin} ${Math.floor(i / modules.size) + margin}h1v1h-1z`)
    .join("");
  return { path, size: modules.size + 2 * margin };
}
