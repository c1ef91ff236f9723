import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { LinkButton } from "#components/ui/button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notFound");
  return { title: t("title") };
}

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <PlainPage
      code="404"
      title={t("title")}
      text={t("text")}
      action={<LinkButton href="/">{t("back")}</LinkButton>}
    />
  );
}
