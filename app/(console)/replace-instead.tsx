import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** The free way beside what costs money: vacant seats, and those that deactivated agents hold. Nothing where there are none. */
export async function ReplaceInstead({ vacant, held }: { vacant: number; held: number }) {
  const t = await getTranslations("quote");
  if (vacant + held === 0) return null;
  return (
    <div className="mt-3 grid gap-1 border-t border-line pt-3">
      <p className="font-semibold">{t("replaceTitle")}</p>
      {vacant > 0 && (
        <p>
          {t("replaceVacant", { count: vacant })}{" "}
          <Link prefetch={false} href="/agents/new" data-stays className={linkClasses}>
            {t("replaceVacantLink")}
          </Link>
        </p>
      )}
      {held > 0 && (
        <p>
          {t("replaceHeld", { count: held })}{" "}
          <Link prefetch={false} href={"/agents?state=Deactivated" as Route} className={linkClasses}>
            {t("replaceHeldLink")}
          </Link>
        </p>
      )}
    </div>
  );
}

const linkClasses = "text-accent underline underline-offset-2";
