import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NarrowedList } from "#components/narrowed-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { may } from "#lib/auth/policy.ts";
import { requireActor } from "#lib/auth/session.ts";
import { NumberFilter } from "#lib/numbers/list-filter.ts";
import { listNumbers } from "#lib/numbers/list-numbers.ts";
import { NumbersFilter } from "./numbers-filter.tsx";
import { NumbersTable } from "./numbers-table.tsx";

/** The organisation's numbers, what they belong to, and the pool. */
export default async function NumbersPage({ searchParams }: PageProps<"/numbers">) {
  const actor = await requireActor("numbers.see");
  const filter = NumberFilter.parse(await searchParams);
  const [t, locale, list] = await Promise.all([
    getTranslations("numbers"),
    getLocale(),
    listNumbers(actor, filter),
  ]);
  const mayBuy = may(actor.role, "numbers.buy");
  const buy = mayBuy && (
    <LinkButton href={"/numbers/buy" as Route} look="primary">
      {t("buy")}
    </LinkButton>
  );
  const isNarrowed = filter.q !== "" || filter.use !== null;

  return (
    <>
      <PageHeader title={t("title")} text={mayBuy ? t("text") : t("textManager")} actions={buy} />
      <NumbersFilter filter={filter} />
      <NarrowedList
        agent={null}
        tooMany={list.isMore && t("tooMany")}
        all={{ href: "/numbers", label: t("clear") }}
      />
      {list.rows.length > 0 && <NumbersTable rows={list.rows} actor={actor} locale={locale} />}
      {list.rows.length === 0 && isNarrowed && (
        <EmptyState
          title={t("noMatchTitle")}
          text={t("noMatchText")}
          action={<LinkButton href={"/numbers" as Route}>{t("clear")}</LinkButton>}
        />
      )}
      {list.rows.length === 0 && !isNarrowed && (
        <EmptyState title={t("emptyTitle")} text={mayBuy ? t("emptyText") : t("emptyManager")} action={buy} />
      )}
      <OlderPages
        label={t("pages")}
        newest={{ label: t("newest"), href: filter.after ? listAddress(filter, null) : null }}
        older={{ label: t("older"), href: list.next ? listAddress(filter, list.next) : null }}
      />
    </>
  );
}

/** The list's address with its filter kept, so that a page can be sent to a colleague. */
function listAddress({ q, use }: NumberFilter, after: string | null): Route {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, use, after })) {
    if (value) query.set(name, value);
  }
  return (query.size > 0 ? `/numbers?${query}` : "/numbers") as Route;
}
