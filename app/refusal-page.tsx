import { getTranslations } from "next-intl/server";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { buttonClasses } from "#components/ui/button.tsx";

interface RefusalPageProps {
  kind: "forbidden" | "notFound";
  /** Inside the console's frame, which has the page's `main` already. */
  isFramed?: boolean;
}

/** What 403 and 404 look like: why there is no page, and the way back. */
export async function RefusalPage({ kind, isFramed = false }: RefusalPageProps) {
  const t = await getTranslations(kind);
  return (
    <PlainPage
      code={kind === "forbidden" ? "403" : "404"}
      title={t("title")}
      text={t("text")}
      action={
        // Not the router's link: each page ships this one, and would ship that for it.
        <a href="/" className={buttonClasses("plain")}>
          {t("back")}
        </a>
      }
      isFramed={isFramed}
    />
  );
}
