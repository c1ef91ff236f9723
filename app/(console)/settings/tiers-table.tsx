import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import type { listCatalogue } from "#lib/tiers/queries.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney, type MinorUnits } from "#lib/values/money.ts";
import { tierFeatureWords } from "../tier-features.ts";

interface TiersTableProps {
  tiers: Awaited<ReturnType<typeof listCatalogue>>;
  currency: string;
}

export async function TiersTable({ tiers, currency }: TiersTableProps) {
  const [t, featuresOf, locale] = await Promise.all([
    getTranslations("settings"),
    tierFeatureWords(),
    getLocale(),
  ]);
  const money = (amount: MinorUnits) => formatMoney(amount, currency, locale);

  return (
    <Table
      caption={t("tiers")}
      columns={[
        { key: "tier", label: t("tier") },
        { key: "price", label: t("price"), isFigure: true },
        { key: "next", label: t("nextPrice") },
        { key: "features", label: t("features"), mayBreak: true },
        { key: "seats", label: t("seats"), isFigure: true },
      ]}
      rows={tiers.map((tier) => ({
        id: tier.id,
        cells: {
          tier: (
            <span className="flex flex-wrap items-center gap-2">
              <Link
                prefetch={false}
                href={`/settings/tiers/${tier.id}` as Route}
                className="font-medium text-accent hover:underline"
              >
                <bdi>{tier.name}</bdi>
              </Link>
              {!tier.isOffered && <Badge tone="neutral">{t("notOffered")}</Badge>}
            </span>
          ),
          price: money(tier.price),
          next: tier.next
            ? t("nextPriceValue", {
                price: money(tier.next.monthlyPrice),
                date: formatDay(tier.next.startsOn, locale),
              })
            : t("none"),
          features: featuresOf(tier),
          seats: tier.seats,
        },
      }))}
    />
  );
}
