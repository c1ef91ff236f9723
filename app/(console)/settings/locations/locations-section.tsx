import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "#components/ui/badge.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { listLocations } from "#lib/locations/queries.ts";
import type { Actor } from "#lib/values/actor.ts";

/** The organisation's server locations, and where one is added; `isDeleted` says that one just was. */
export async function LocationsSection({ actor, isDeleted }: { actor: Actor; isDeleted: boolean }) {
  const [t, locale, rows] = await Promise.all([
    getTranslations("locations"),
    getLocale(),
    listLocations(actor),
  ]);
  const degrees = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 8 });
  const add = <LinkButton href="/settings/locations/new">{t("add")}</LinkButton>;
  return (
    <Section id="server-locations" title={t("title")} text={t("text")} actions={add}>
      {isDeleted && (
        <div className="mb-4">
          <DoneNotice>{t("deleted")}</DoneNotice>
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
      ) : (
        <Table
          caption={t("title")}
          columns={[
            { key: "name", label: t("name"), mayBreak: true },
            { key: "coordinates", label: t("coordinates") },
            { key: "people", label: t("people"), isFigure: true },
          ]}
          rows={rows.map(({ id, name, latitude, longitude, isOffered, people }) => ({
            id,
            cells: {
              name: (
                <span className="flex flex-wrap items-center gap-2">
                  <Link
                    prefetch={false}
                    href={`/settings/locations/${id}` as Route}
                    className="font-medium text-accent hover:underline"
                  >
                    <bdi>{name}</bdi>
                  </Link>
                  {!isOffered && <Badge tone="neutral">{t("notOffered")}</Badge>}
                </span>
              ),
              coordinates: (
                <bdi dir="ltr">
                  {t("coordinatesValue", {
                    latitude: degrees.format(latitude),
                    longitude: degrees.format(longitude),
                  })}
                </bdi>
              ),
              people,
            },
          }))}
        />
      )}
    </Section>
  );
}
