import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findDeletedName } from "#lib/routes/find-route.ts";
import { RouteFilter } from "#lib/routes/list-filter.ts";
import { listRoutes } from "#lib/routes/list-routes.ts";
import { parseId } from "#lib/values/ids.ts";
import { RoutesFilter } from "./routes-filter.tsx";
import { RoutesTable } from "./routes-table.tsx";

/** The organisation's ring groups, queues and IVRs. */
export default async function RoutesPage({ searchParams }: PageProps<"/routes">) {
  const actor = await requireActor("routes.see");
  const asked = await searchParams;
  const filter = RouteFilter.parse(asked);
  const deletedId = parseId<"routes">(asked.deleted);
  const [t, { rows, next, total }, deleted] = await Promise.all([
    getTranslations("routes"),
    listRoutes(actor, filter),
    deletedId && findDeletedName(actor, deletedId),
  ]);
  const add = (
    <LinkButton href="/routes/new" look="primary">
      {t("add")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} actions={total > 0 && add} />
      {deleted && (
        <div className="mb-4">
          <DoneNotice>{t("deleted", { name: deleted })}</DoneNotice>
        </div>
      )}
      {total > 0 && <RoutesFilter filter={filter} />}
      {rows.length > 0 && <RoutesTable rows={rows} />}
      {total === 0 && <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={add} />}
      {total > 0 && rows.length === 0 && (
        <EmptyState
          title={t("noMatchTitle")}
          text={t("noMatchText")}
          action={<LinkButton href="/routes">{t("clear")}</LinkButton>}
        />
      )}
      <OlderPages
        label={t("pages")}
        newest={{ label: t("first"), href: filter.after ? listAddress(filter, null) : null }}
        older={{ label: t("next"), href: next ? listAddress(filter, next) : null }}
      />
    </>
  );
}

/** The list's address with its filter kept, so that a page can be sent to a colleague. */
function listAddress({ q, kind }: RouteFilter, after: string | null): Route {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ q, kind, after })) {
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `/routes?${query}` : "/routes";
}
