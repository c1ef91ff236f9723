import type { Viewport } from "next";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { fontVariables } from "#app/fonts.ts";
import { SkipLink } from "#components/ui/skip-link.tsx";
import { TextsProvider } from "#components/ui/texts.tsx";
import { directionOf } from "#lib/values/direction.ts";
import "#app/globals.css";

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Nothing is drawn ahead of time: each answer carries its own nonce, and most of them somebody's data.
  await connection();
  const locale = await getLocale();
  const t = await getTranslations("ui");
  const texts = {
    optional: t("optional"),
    problem: t("problem"),
    unreachable: t("unreachable"),
    signedOut: t("signedOut"),
    signInAgain: t("signInAgain"),
    signedInAsOther: t("signedInAsOther"),
    fault: t("fault"),
    show: t("show"),
    hide: t("hide"),
    copy: t("copy"),
    copied: t("copied"),
    keys: t("keys"),
    keysOn: t("keysOn"),
    keySearch: t("keySearch"),
    keyReplace: t("keyReplace"),
    keyHelp: t("keyHelp"),
    close: t("close"),
    faultTitle: t("faultTitle"),
    faultText: t("faultText"),
    faultTell: t("faultTell"),
    faultId: t("faultId"),
    tryAgain: t("tryAgain"),
  };

  return (
    <html lang={locale} dir={directionOf(locale)} className={fontVariables}>
      <body>
        <SkipLink>{t("skip")}</SkipLink>
        <TextsProvider texts={texts}>{children}</TextsProvider>
      </body>
    </html>
  );
}
