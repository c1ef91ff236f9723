import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import QRCode from "qrcode";
import { may } from "#lib/auth/policy.ts";
import type { SipAccount } from "#lib/extensions/show-sip-secret.ts";
import type { Actor } from "#lib/values/actor.ts";

export interface SipAnswer {
  title: string;
  facts: SipFact[];
  secretLabel: string;
  /** Null for a form that is sent again later than two minutes after. */
  secret: string | null;
  secretGone: string;
  shownOnce: string;
  /** All of it for a phone's camera; null without the secret, or a domain. */
  qr: { label: string; text: string; path: string; size: number } | null;
}

interface SipFact {
  label: string;
  value: string;
  /** To where it is entered, for who may and has not yet. */
  href?: Route;
}

/** What a phone asks for, under the names that softphones and desk phones have for it, in the reader's language. */
export async function sipAnswer(
  actor: Actor,
  { value, secret }: { value: SipAccount; secret: string | null },
): Promise<SipAnswer> {
  const t = await getTranslations("sip");
  const { userName, domain } = value;
  return {
    title: t("doneTitle"),
    facts: [
      { label: t("domain"), ...(domain ? { value: domain } : await unknownDomain(actor)) },
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

/** Whoever can enter it gets the way there. */
async function unknownDomain(actor: Actor): Promise<Omit<SipFact, "label">> {
  const [t, guide] = await Promise.all([getTranslations("sip"), getTranslations("guide")]);
  if (!may(actor.role, "settings.change")) return { value: t("domainUnknown") };
  return { value: guide("enter"), href: "/settings#guide" as Route };
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
