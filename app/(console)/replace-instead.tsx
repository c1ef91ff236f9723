import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

interface ReplaceInsteadProps {
  vacant: number;
  held: number;
  /** Vacant seats that only others could keep from their release. */
  due?: number;
}

/** The free way beside what costs money: vacant seats, and those that deactivated agents hold. Nothing where there are none. */
export async function ReplaceInstead({ vacant, held, due = 0 }: ReplaceInsteadProps) {
  const t = await getTranslations("quote");
  if (vacant + held + due === 0) return null;
  return (
    <div className="mt-3 grid gap-1 border-t border-line pt-3">
      {vacant + held > 0 && <p className="font-semibold">{t("replaceTitle")}</p>}
      {vacant > 0 && (
        <p>
          {t("replaceVacant", { count: vacant })}{" "}
          <Link prefetch={false} href="/agents/new" data-stays className={linkClasses}>
            {t("replaceVacantLink")}
          </Link>
        </p>
      )}
      {due > 0 && <p>{t("vacantDueForRelease", { count: due })}</p>}
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
