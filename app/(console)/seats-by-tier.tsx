import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Overview } from "#lib/overview/find-overview.ts";

type SeatsByTierProps = { tiers: Overview["tiers"]; vacant: number; vacantAt: Route };

/** How many seats of each tier are in use; a tier leads to whoever has one. */
export async function SeatsByTier({ tiers, vacant, vacantAt }: SeatsByTierProps) {
  const [t, locale] = await Promise.all([getTranslations("overview"), getLocale()]);
  const figure = new Intl.NumberFormat(locale);
  if (tiers.length === 0)
    return (
      <Section title={t("seats")}>
        <p className="text-muted">{t("noSeats")}</p>
      </Section>
    );
  return (
    <Section
      title={t("seats")}
      text={vacant > 0 && t("seatsText")}
      actions={vacant > 0 && <LinkButton href={vacantAt}>{t("toVacant")}</LinkButton>}
    >
      <Table
        caption={t("seats")}
        columns={[
          { key: "tier", label: t("tier") },
          { key: "inUse", label: t("inUse"), isFigure: true },
          { key: "vacant", label: t("vacant"), isFigure: true },
          { key: "held", label: t("held"), isFigure: true },
        ]}
        rows={tiers.map(({ id, name, ...count }) => ({
          id,
          cells: {
            tier: (
              <Link
                prefetch={false}
                href={`/agents?tier=${id}` as Route}
                className="text-accent hover:underline"
              >
                <bdi>{name}</bdi>
              </Link>
            ),
            inUse: figure.format(count.inUse),
            vacant: figure.format(count.vacant),
            held: figure.format(count.heldByDeactivated),
          },
        }))}
      />
    </Section>
  );
}
