import type { Route } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { SeatCounter } from "#components/seat-counter.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { readAgentsPage } from "#lib/agents/agents-page.ts";
import { AgentFilter, chosenAmong, parsePlace } from "#lib/agents/list-filter.ts";
import { requireActor } from "#lib/auth/session.ts";
import { seatSentence } from "#lib/seats/seat-sentence.ts";
import { AgentsFilter } from "./agents-filter.tsx";
import { AgentsTable } from "./agents-table.tsx";
import { SelectAll } from "./select-all.tsx";

export default async function AgentsPage({ searchParams }: PageProps<"/agents">) {
  const actor = await requireActor("agents.see");
  const query = await searchParams;
  const filter = AgentFilter.parse(query);
  const place = parsePlace(query);
  const [t, locale, { list, count, tiers, units, groups }] = await Promise.all([
    getTranslations("agents"),
    getLocale(),
    readAgentsPage(actor, filter, place),
  ]);
  const chosen = {
    ...filter,
    tier: chosenAmong(tiers, query.tier),
    unit: chosenAmong(units, query.unit),
    group: chosenAmong(groups, query.group),
  };
  // What is gone, as an old bookmark names it, could not be seen among the filters, nor taken off; what is written by hand can be.
  if (choices.some((name) => (query[name] || null) !== chosen[name])) redirect(listAddress(chosen, {}));
  // People come, go and are renamed while one turns pages: what is before the first is the first page, and so is what is not there any more.
  if (place && (list.rows.length === 0 || (place.side === "before" && !list.before)))
    redirect(listAddress(filter, {}));
  const isFiltered = Object.values(filter).some(Boolean);

  return (
    <>
      <PageHeader
        title={t("title")}
        text={<SeatCounter sentence={seatSentence(t, count)} />}
        actions={
          <LinkButton href="/agents/new" look="primary">
            {t("add")}
          </LinkButton>
        }
      />
      <AgentsFilter filter={filter} tiers={tiers} units={units} groups={groups} />
      {list.rows.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? "noMatchTitle" : "emptyTitle")}
          text={t(isFiltered ? "noMatchText" : "emptyText")}
          action={
            isFiltered ? (
              <LinkButton href="/agents">{t("clear")}</LinkButton>
            ) : (
              <LinkButton href="/agents/new">{t("add")}</LinkButton>
            )
          }
        />
      ) : (
        <>
          <form id={selection} method="get" action="/agents/several" className={selectionClasses}>
            <SelectAll form={selection} label={t("selectAll")} />
            <Button type="submit">{t("several")}</Button>
          </form>
          <AgentsTable
            rows={list.rows}
            selection={selection}
            locale={locale}
            timeZone={actor.organisation.timeZone}
          />
        </>
      )}
      {(list.before ?? list.after) && (
        <Pagination
          label={t("pages")}
          text={t("shown", { count: list.rows.length })}
          first={{ label: t("first"), href: list.before ? listAddress(filter, {}) : null }}
          previous={{
            label: t("previous"),
            href: list.before ? listAddress(filter, { before: list.before }) : null,
          }}
          next={{ label: t("next"), href: list.after ? listAddress(filter, { after: list.after }) : null }}
          last={{ label: t("last"), href: list.after ? listAddress(filter, { last: "1" }) : null }}
        />
      )}
    </>
  );
}

const choices = ["state", "role", "tier", "unit", "group", "due"] as const;
const selection = "several";
const selectionClasses = "mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2";

/** The list's address with its filter kept, so that a page can be sent to a colleague. */
function listAddress(filter: AgentFilter, place: Record<string, string>): Route {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...place })) {
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `/agents?${query}` : "/agents";
}
