import { getTranslations } from "next-intl/server";
import type { SipAccount } from "#lib/extensions/show-sip-secret.ts";

export interface SipAnswer {
  title: string;
  facts: { label: string; value: string }[];
  secretLabel: string;
  /** Null for a form that is sent again later than two minutes after. */
  secret: string | null;
  secretGone: string;
  shownOnce: string;
}

/** What a phone asks for, in the reader's language. */
export async function sipAnswer({
  value,
  secret,
}: {
  value: SipAccount;
  secret: string | null;
}): Promise<SipAnswer> {
  const t = await getTranslations("sip");
  return {
    title: t("doneTitle"),
    facts: [
      { label: t("domain"), value: value.domain ?? t("domainUnknown") },
      { label: t("userName"), value: value.userName },
    ],
    secretLabel: t("secret"),
    secret,
    secretGone: t("secretGone"),
    shownOnce: t("shownOnce"),
  };
}
