import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NarrowedList } from "#components/narrowed-list.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { may } from "#lib/auth/policy.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { listExtensions } from "#lib/extensions/list-extensions.ts";
import { ExtensionFilter } from "#lib/extensions/list-filter.ts";
import { listExtensionsOn } from "#lib/extensions/list-on-day.ts";
import type { Actor } from "#lib/values/actor.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { ExtensionsFilter } from "./extensions-filter.tsx";
import { ExtensionsTable } from "./extensions-table.tsx";
import { NoExtensions } from "./no-extensions.tsx";
import { OnDayTable } from "./on-day-table.tsx";

/** The numbers in use and who holds them; with a date, who held them that day. */
export default async function ExtensionsPage({ searchParams }: PageProps<"/extensions">) {
  const actor = await requireActor("extensions.see");
  const filter = ExtensionFilter.parse(await searchParams);
  const { on } = filter;
  const [t, locale, list] = await Promise.all([
    getTranslations("extensions"),
    getLocale(),
    readList(actor, filter),
  ]);
  const { timeZone } = actor.organisation;

  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            {may(actor.role, "settings.change") && (
              <LinkButton href="/extensions/ranges">{t("ranges")}</LinkButton>
            )}
            <LinkButton href="/extensions/new" look="primary">
              {t("new")}
            </LinkButton>
          </>
        }
        text={on ? t("textOn", { date: formatDay(on, locale), timeZone }) : t("text")}
      />
      {filter.released && (
        <div className="mb-4 max-w-xl">
          <DoneNotice key={filter.released}>{t("released", { number: filter.released })}</DoneNotice>
        </div>
      )}
      <ExtensionsFilter filter={filter} />
      <NarrowedList
        agent={null}
        tooMany={list.isMore && t("tooMany")}
        all={{ href: "/extensions", label: t("clear") }}
      />
      {list.rows.length === 0 && <NoExtensions filter={filter} timeZone={timeZone} />}
      {list.kind === "now" && list.rows.length > 0 && <ExtensionsTable rows={list.rows} locale={locale} />}
      {list.kind === "on" && list.rows.length > 0 && (
        <OnDayTable rows={list.rows} locale={locale} timeZone={timeZone} />
      )}
      <OlderPages
        label={t("pages")}
        newest={{ label: t("first"), href: filter.after ? listAddress(filter, null) : null }}
        older={{ label: t("next"), href: list.next ? listAddress(filter, list.next) : null }}
      />
    </>
  );
}

async function readList(actor: Actor, filter: ExtensionFilter) {
  const { on } = filter;
  if (on) {
    return { kind: "on", ...(await listExtensionsOn(actor, { ...filter, on }, now())) } as const;
  }
  return { kind: "now", ...(await listExtensions(actor, filter)) } as const;
}

/** The list's address with its filter kept, so that a page can be sent to a colleague. */
function listAddress({ q, on }: ExtensionFilter, after: string | null): Route {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, on, after })) {
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `/extensions?${query}` : "/extensions";
}
