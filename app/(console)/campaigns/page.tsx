import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Table } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { listCampaigns } from "#lib/campaigns/list-campaigns.ts";
import { NameFilter } from "#lib/groups/list-filter.ts";
import { NameSearch } from "../groups/name-search.tsx";
import { namesAddress } from "../groups/names-address.ts";
import { CampaignLink } from "./campaign-link.tsx";

export async function generateMetadata() {
  const t = await getTranslations("campaigns");
  return { title: t("title") };
}

/** What the organisation's agents work on. */
export default async function CampaignsPage({ searchParams }: PageProps<"/campaigns">) {
  const actor = await requireActor("campaigns.see");
  const asked = await searchParams;
  const filter = NameFilter.parse(asked);
  const [t, words, { rows, next, total }] = await Promise.all([
    getTranslations("campaigns"),
    getTranslations("routes"),
    listCampaigns(actor, filter),
  ]);
  const add = (
    <LinkButton href={"/campaigns/new" as Route} look="primary">
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
            { key: "groups", label: t("groups"), isFigure: true },
            { key: "people", label: t("people"), isFigure: true },
            { key: "agents", label: t("agents"), isFigure: true },
          ]}
          rows={rows.map(({ id, name, ...counts }) => ({
            id,
            cells: { name: <CampaignLink id={id} name={name} />, ...counts },
          }))}
        />
      )}
      {total === 0 && <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={add} />}
      {total > 0 && rows.length === 0 && (
        <EmptyState
          title={t("noMatchTitle")}
          text={t("noMatchText")}
          action={<LinkButton href="/campaigns">{t("clear")}</LinkButton>}
        />
      )}
      <OlderPages
        label={t("pages")}
        newest={{
          label: words("first"),
          href: filter.after ? namesAddress("/campaigns", filter, null) : null,
        }}
        older={{ label: words("next"), href: next ? namesAddress("/campaigns", filter, next) : null }}
      />
    </>
  );
}
