import type { Route } from "next";
import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { may } from "#lib/auth/policy.ts";
import { findGuideGaps } from "#lib/organisations/guide-gaps.ts";
import type { Actor } from "#lib/values/actor.ts";

/** What new agents will not be told because nobody has entered it, with the way there for an admin. Nothing where all is said. */
export async function GuideGaps({ actor }: { actor: Actor }) {
  const gaps = await findGuideGaps(actor);
  if (gaps.length === 0) return null;
  const [t, format] = await Promise.all([getTranslations("guide"), getFormatter()]);
  const missing = format.list(gaps.map((gap) => t(gap)));
  return (
    <Notice tone="info" title={t("missingTitle")}>
      <p>{t("missing", { missing })}</p>
      <p>{may(actor.role, "settings.change") ? <EnterGuide label={t("enter")} /> : t("missingAsk")}</p>
    </Notice>
  );
}

/** To where an admin enters it. */
export function EnterGuide({ label }: { label: string }) {
  return (
    <Link
      prefetch={false}
      href={"/settings#guide" as Route}
      className="text-accent underline underline-offset-2"
    >
      {label}
    </Link>
  );
}
