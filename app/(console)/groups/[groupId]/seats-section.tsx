import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterButton } from "#components/ui/filter-button.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { Section } from "#components/ui/section.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import type { GroupDetails } from "#lib/groups/find-group.ts";
import type { SeatsFilter } from "#lib/groups/list-filter.ts";
import { type ListedSeat, listSeats } from "#lib/groups/list-seats.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { SeatsForm } from "../seats-form.tsx";

interface SeatsSectionProps {
  actor: Actor;
  group: GroupDetails;
  filter: SeatsFilter;
  sentences: Record<string, string>;
}

/** The organisation's seats, searched and paged by the address, with a box each that puts it into the group. */
export async function SeatsSection({ actor, group, filter, sentences }: SeatsSectionProps) {
  const [t, words, { rows, next }] = await Promise.all([
    getTranslations("groups"),
    getTranslations("routes"),
    listSeats(actor, group.id, filter),
  ]);
  const page = `/groups/${group.id}` as Route;
  const label = ({ extension, name }: ListedSeat) => {
    const number = extension ?? t("noExtension");
    return name === null ? t("vacantSeat", { extension: number }) : t("seat", { extension: number, name });
  };
  return (
    <Section title={t("seats")} text={t("seatsText")}>
      <FilterForm label={t("seatsLandmark")}>
        <SearchField name="q" label={words("search")} initial={filter.q} />
        <SelectField
          name="show"
          label={t("show")}
          initial={filter.show ?? ""}
          options={[
            { value: "", label: t("all") },
            { value: "in", label: t("in") },
            { value: "out", label: t("out") },
          ]}
        />
        <FilterButton>{words("show")}</FilterButton>
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState
          title={t("noSeatTitle")}
          text={t("noSeatText")}
          action={<LinkButton href={page}>{t("clearSeats")}</LinkButton>}
        />
      ) : (
        <SeatsForm
          // Another page of the list is another form.
          key={JSON.stringify(filter)}
          groupId={group.id}
          seats={rows.map((seat) => ({ value: seat.id, label: label(seat) }))}
          drawn={rows.filter(({ isIn }) => isIn).map(({ id }) => id)}
          formKey={newId<"idempotency_keys">()}
          sentences={sentences}
          words={{
            seatList: t("seatList"),
            save: words("save"),
            saving: words("saving"),
            saved: words("saved"),
            leaveUnsaved: t("leaveUnsaved"),
          }}
        />
      )}
      <OlderPages
        label={t("seatPages")}
        newest={{ label: words("first"), href: filter.after ? pageAddress(page, filter, null) : null }}
        older={{ label: words("next"), href: next ? pageAddress(page, filter, next) : null }}
      />
    </Section>
  );
}

function pageAddress(page: Route, { q, show }: SeatsFilter, after: string | null): Route {
  const query = new URLSearchParams({ ...(q && { q }), ...(show && { show }), ...(after && { after }) });
  return (query.size > 0 ? `${page}?${query}` : page) as Route;
}
