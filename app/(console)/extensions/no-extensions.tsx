import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { now } from "#lib/clock.ts";
import { type ExtensionFilter, isNumber } from "#lib/extensions/list-filter.ts";
import { dayIn } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";

/** Says which of "nobody", "not yet" and "not found" it is, and the way back. */
export async function NoExtensions({ filter, timeZone }: { filter: ExtensionFilter; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations("extensions"), getLocale()]);
  const { q, on } = filter;
  const clear = <LinkButton href="/extensions">{t("clear")}</LinkButton>;
  if (!on && !q) return <EmptyState title={t("emptyTitle")} text={t("emptyText")} />;
  if (!on) return <EmptyState title={t("noMatchTitle")} text={t("noMatchText")} action={clear} />;

  const today = dayIn(timeZone, now());
  if (on > today) {
    const text = t("toComeText", { date: formatDay(today, locale) });
    return <EmptyState title={t("toComeTitle")} text={text} action={clear} />;
  }
  const date = formatDay(on, locale);
  const named = isNumber(q) ? t("noMatchOnNumber", { q, date }) : t("noMatchOnName", { date });
  return <EmptyState title={t("noMatchOnTitle")} text={q ? named : t("noneOn", { date })} action={clear} />;
}
