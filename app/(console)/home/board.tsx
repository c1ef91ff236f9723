import { getTranslations } from "next-intl/server";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { Section } from "#components/ui/section.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { may } from "#lib/auth/policy.ts";
import { listBoardGroups } from "#lib/board/list-board.ts";
import { BoardFilter } from "#lib/board/list-filter.ts";
import type { Actor } from "#lib/values/actor.ts";
import { boardAnswer } from "./board-answer.ts";
import { LiveBoard } from "./live-board.tsx";

interface BoardProps {
  actor: Actor;
  query: Record<string, string | string[] | undefined>;
}

/** Who is in which status: for managers with all that there is to know, for agents what they may see of their colleagues. */
export async function Board({ actor, query }: BoardProps) {
  const filter = BoardFilter.parse(query);
  const mayAll = may(actor.role, "statuses.see");
  const [t, status, answer, groups] = await Promise.all([
    getTranslations("board"),
    getTranslations("status"),
    boardAnswer(actor, filter),
    mayAll ? listBoardGroups(actor) : [],
  ]);
  const asked = new URLSearchParams();
  for (const name of ["q", "group", "status"] as const) {
    const value = filter[name];
    if (value) asked.set(name, value);
  }
  return (
    <Section title={t(mayAll ? "title" : "colleagues")} text={t(mayAll ? "text" : "colleaguesText")}>
      <FilterForm label={t("landmark")}>
        <SearchField name="q" label={t("search")} initial={filter.q} />
        {groups.length > 0 && (
          <SelectField
            name="group"
            label={t("group")}
            initial={filter.group ?? ""}
            options={[
              { value: "", label: t("anyGroup") },
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {mayAll && (
          <SelectField
            name="status"
            label={t("inStatus")}
            initial={filter.status ?? ""}
            options={[
              { value: "", label: t("anyStatus") },
              ...answer.counts.map(({ id, status }) => ({ value: id, label: status.name })),
            ]}
          />
        )}
        <FilterButton>{t("show")}</FilterButton>
      </FilterForm>
      <LiveBoard
        key={`${asked}&${filter.page}`}
        answer={answer}
        query={asked.toString()}
        page={filter.page}
        events={mayAll ? "/api/board/events" : null}
        linksToPeople={may(actor.role, "agents.see")}
        clear={asked.size > 0 && <LinkButton href="/home">{t("clear")}</LinkButton>}
        words={{
          title: t(mayAll ? "title" : "colleagues"),
          name: t("name"),
          status: t("status"),
          noCalls: status("noCalls"),
          extension: t("extension"),
          presence: t("presence"),
          since: t("since"),
          live: t("live"),
          polled: t("polled"),
          emptyTitle: t(asked.size > 0 ? "noMatchTitle" : "emptyTitle"),
          emptyText: t(asked.size > 0 ? "noMatchText" : "emptyText"),
          pages: t("pages"),
          first: t("first"),
          previous: t("previous"),
          next: t("next"),
          last: t("last"),
        }}
      />
    </Section>
  );
}
