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
import { SelectField } from "#components/ui/select-field.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { listMails } from "#lib/mail/list-mails.ts";
import { idField } from "#lib/values/ids.ts";
import { mailStates } from "#lib/values/mail.ts";
import { TypedSearch } from "#lib/values/search-key.ts";
import { MailsTable } from "./mails-table.tsx";

const Query = z.object({
  q: TypedSearch,
  agent: idField<"agents">().nullable().catch(null),
  state: z.enum(mailStates).nullable().catch(null),
  before: idField<"outbox">().nullable().catch(null),
});

export default async function OutboxPage({ searchParams }: PageProps<"/outbox">) {
  const actor = await requireActor("outbox.see");
  const { q, agent: agentId, state, before } = Query.parse(await searchParams);
  const [t, states, locale, agent, { rows, older, isMore }] = await Promise.all([
    getTranslations("mails"),
    getTranslations("mailStates"),
    getLocale(),
    agentId && findAgent(actor, agentId),
    listMails(actor, { q, agentId, state, before }),
  ]);
  const isNarrowed = Boolean(q || agentId || state);
  const address = (query: Record<string, string>) =>
    `/outbox?${new URLSearchParams({ ...(q && { q }), ...(agent && { agent: agent.id }), ...(state && { state }), ...query })}` as Route;

  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <FilterForm label={t("landmark")}>
        <SearchField name="q" label={t("search")} initial={q} />
        <SelectField
          name="state"
          label={t("state")}
          initial={state ?? ""}
          options={[
            { value: "", label: t("any") },
            ...mailStates.map((value) => ({ value, label: states(value) })),
          ]}
        />
        {agent && <input type="hidden" name="agent" value={agent.id} />}
        <FilterButton>{t("filter")}</FilterButton>
      </FilterForm>
      <NarrowedList
        agent={
          agent && { id: agent.id, name: agent.name, sentence: (link) => t.rich("ofAgent", { agent: link }) }
        }
        tooMany={isMore && t("tooMany")}
        all={{ href: "/outbox", label: t("clear") }}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          text={t(isNarrowed ? "noMatchText" : "emptyText")}
          action={isNarrowed && <LinkButton href="/outbox">{t("clear")}</LinkButton>}
        />
      ) : (
        <MailsTable actor={actor} rows={rows} locale={locale} timeZone={actor.organisation.timeZone} />
      )}
      <OlderPages
        label={t("pages")}
        newest={{ label: t("newest"), href: before ? address({}) : null }}
        older={{ label: t("older"), href: older ? address({ before: older }) : null }}
      />
    </>
  );
}
