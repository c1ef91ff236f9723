import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ComponentType, ReactNode } from "react";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { Table } from "#components/ui/table.tsx";
import type { NameFilter } from "#lib/groups/list-filter.ts";

interface NamedListProps<Figure extends string> {
  /** Also its address and its words. */
  of: "groups" | "campaigns";
  filter: NameFilter;
  isDeleted: boolean;
  list: {
    rows: readonly ({ id: string; name: string } & Record<Figure, number>)[];
    next: string | null;
    total: number;
  };
  figures: readonly { key: Figure; label: string }[];
  link: ComponentType<{ id: string; name: string }>;
}

/** The page of what has a name and figures: search, the list by name, and what to do where there is none. */
export async function NamedList<Figure extends string>(props: NamedListProps<Figure>) {
  const { of, filter, isDeleted, figures, link: Link } = props;
  const { rows, next, total } = props.list;
  const [t, words] = await Promise.all([getTranslations(of), getTranslations("routes")]);
  const add = (
    <LinkButton href={`/${of}/new` as Route} look="primary">
      {t("new")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} actions={total > 0 && add} />
      {isDeleted && (
        <div className="mb-4">
          <DoneNotice>{t("deleted")}</DoneNotice>
        </div>
      )}
      {total > 0 && (
        <FilterForm label={t("landmark")}>
          <SearchField name="q" label={words("search")} initial={filter.q} />
          <FilterButton>{words("show")}</FilterButton>
        </FilterForm>
      )}
      {rows.length > 0 && (
        <Table<"name" | Figure>
          caption={t("title")}
          columns={[
            { key: "name", label: t("name") },
            ...figures.map((figure) => ({ ...figure, isFigure: true })),
          ]}
          rows={rows.map(({ id, name, ...counts }) => ({
            id,
            cells: { ...counts, name: <Link id={id} name={name} /> } as Record<"name" | Figure, ReactNode>,
          }))}
        />
      )}
      {total === 0 && <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={add} />}
      {total > 0 && rows.length === 0 && (
        <EmptyState
          title={t("noMatchTitle")}
          text={t("noMatchText")}
          action={<LinkButton href={`/${of}` as Route}>{t("clear")}</LinkButton>}
        />
      )}
      <OlderPages
        label={t("pages")}
        newest={{ label: words("first"), href: filter.after ? addressOf(of, filter, null) : null }}
        older={{ label: words("next"), href: next ? addressOf(of, filter, next) : null }}
      />
    </>
  );
}

/** The list's address with its search kept, so that a page can be sent to a colleague. */
function addressOf(of: "groups" | "campaigns", { q }: NameFilter, after: string | null): Route {
  const query = new URLSearchParams({ ...(q && { q }), ...(after && { after }) });
  return (query.size > 0 ? `/${of}?${query}` : `/${of}`) as Route;
}
