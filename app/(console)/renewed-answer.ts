import { getTranslations } from "next-intl/server";
import type { RenewedSecret } from "#lib/extensions/renew-sip-secret.ts";

/** What came of asking for another secret. */
export async function renewedAnswer({ extension, mailQueued }: RenewedSecret): Promise<string> {
  const t = await getTranslations("sip");
  return t(mailQueued ? "renewedMailed" : "renewed", { extension });
}
