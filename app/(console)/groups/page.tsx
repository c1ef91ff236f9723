import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Table } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { NameFilter } from "#lib/groups/list-filter.ts";
import { listGroups } from "#lib/groups/list-groups.ts";
import { GroupLink } from "./group-link.tsx";
import { NameSearch } from "./name-search.tsx";
import { namesAddress } from "./names-address.ts";

export async function generateMetadata() {
  const t = await getTranslations("groups");
  return { title: t("title") };
}

/** The organisation's agent groups. */
export default async function GroupsPage({ searchParams }: PageProps<"/groups">) {
  const actor = await requireActor("groups.see");
  const asked = await searchParams;
  const filter = NameFilter.parse(asked);
  const [t, words, { rows, next, total }] = await Promise.all([
    getTranslations("groups"),
    getTranslations("routes"),
    listGroups(actor, filter),
  ]);
  const add = (
    <LinkButton href={"/groups/new" as Route} look="primary">
      {t("new")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} actions={total > 0 && add} />
      {asked.deleted !== undefined && (
        <div className="mb-4">
          <Notice tone="success">{t("deleted")}</Notice>
        </div>
      )}
      {total > 0 && <NameSearch label={t("landmark")} q={filter.q} />}
      {rows.length > 0 && (
        <Table
          caption={t("title")}
          columns={[
            { key: "name", label: t("name") },
            { key: "seats", label: t("seats"), isFigure: true },
            { key: "people", label: t("people"), isFigure: true },
            { key: "campaigns", label: t("campaigns"), isFigure: true },
          ]}
          rows={rows.map(({ id, name, ...counts }) => ({
            id,
            cells: { name: <GroupLink id={id} name={name} />, ...counts },
          }))}
        />
      )}
      {total === 0 && <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={add} />}
      {total > 0 && rows.length === 0 && (
        <EmptyState
          title={t("noMatchTitle")}
          text={t("noMatchText")}
          action={<LinkButton href="/groups">{t("clear")}</LinkButton>}
        />
      )}
      <OlderPages
        label={t("pages")}
        newest={{ label: words("first"), href: filter.after ? namesAddress("/groups", filter, null) : null }}
        older={{ label: words("next"), href: next ? namesAddress("/groups", filter, next) : null }}
      />
    </>
  );
}
