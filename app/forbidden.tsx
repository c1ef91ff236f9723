import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { LinkButton } from "#components/ui/button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("forbidden");
  return { title: t("title") };
}

export default async function Forbidden() {
  const t = await getTranslations("forbidden");
  return (
    <PlainPage
      code="403"
      title={t("title")}
      text={t("text")}
      action={<LinkButton href="/">{t("back")}</LinkButton>}
    />
  );
}
