import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { NarrowedList } from "#components/narrowed-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { listAudit } from "#lib/audit/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { idField } from "#lib/values/ids.ts";
import { TypedSearch } from "#lib/values/search-key.ts";
import { AuditTable } from "./audit-table.tsx";

const Query = z.object({
  q: TypedSearch,
  agent: idField<"agents">().nullable().catch(null),
  before: idField<"audit_entries">().nullable().catch(null),
});

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const actor = await requireActor("audit.see");
  const { q, agent: agentId, before } = Query.parse(await searchParams);
  const [t, locale, agent, { rows, older, isMore }] = await Promise.all([
    getTranslations("audit"),
    getLocale(),
    agentId && findAgent(actor, agentId),
    listAudit(actor, { q, agentId, before }),
  ]);
  const isNarrowed = Boolean(q || agentId);
  const address = (query: Record<string, string>) =>
    `/audit?${new URLSearchParams({ ...(q && { q }), ...(agent && { agent: agent.id }), ...query })}` as Route;

  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <FilterForm label={t("landmark")}>
        <SearchField name="q" label={t("search")} initial={q} />
        {agent && <input type="hidden" name="agent" value={agent.id} />}
        <FilterButton>{t("filter")}</FilterButton>
      </FilterForm>
      <NarrowedList
        agent={
          agent && { id: agent.id, name: agent.name, sentence: (link) => t.rich("ofAgent", { agent: link }) }
        }
        tooMany={isMore && t("tooMany")}
        all={{ href: "/audit", label: t("clear") }}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t(isNarrowed ? "noMatchTitle" : "emptyTitle")}
          text={t(isNarrowed ? "noMatchText" : "emptyText")}
          action={isNarrowed && <LinkButton href="/audit">{t("clear")}</LinkButton>}
        />
      ) : (
        <AuditTable rows={rows} locale={locale} timeZone={actor.organisation.timeZone} />
      )}
      <OlderPages
        label={t("pages")}
        newest={{ label: t("newest"), href: before ? address({}) : null }}
        older={{ label: t("older"), href: older ? address({ before: older }) : null }}
      />
    </>
  );
}
