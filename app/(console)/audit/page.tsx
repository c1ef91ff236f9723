import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { AuditTable } from "./audit-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listAudit } from "#lib/audit/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { idField } from "#lib/values/ids.ts";

const Query = z.object({
  agent: idField<"agents">().nullable().catch(null),
  before: idField<"audit_entries">().nullable().catch(null),
});

export async function generateMetadata() {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const actor = await requireActor("audit.see");
  const { agent, before } = Query.parse(await searchParams);
  const [t, locale, { rows, older }] = await Promise.all([
    getTranslations("audit"),
    getLocale(),
    listAudit(actor, { agentId: agent, before }),
  ]);
  const address = (query: Record<string, string>) =>
    `/audit?${new URLSearchParams({ ...(agent && { agent }), ...query })}` as Route;

  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      {rows.length === 0 ? (
        <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
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
