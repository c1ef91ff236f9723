import { getLocale, getTranslations } from "next-intl/server";
import { Day } from "#components/moment.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import type { TierPrice } from "#lib/tiers/queries.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId } from "#lib/values/ids.ts";
import { formatMoney } from "#lib/values/money.ts";
import { RemovePriceForm } from "./remove-price-form.tsx";

interface PricesTableProps {
  tier: { id: string; prices: readonly TierPrice[] };
  currency: string;
  sentences: Record<string, string>;
}

/** Every price that the tier has had, has and is to have, with whom it rules from when. */
export async function PricesTable({ tier, currency, sentences }: PricesTableProps) {
  const [t, locale] = await Promise.all([getTranslations("settings"), getLocale()]);
  const states = { past: t("pricePast"), "in-force": t("priceInForce"), planned: t("pricePlanned") };

  return (
    <Table
      caption={t("prices")}
      columns={[
        { key: "from", label: t("priceFrom") },
        { key: "renewed", label: t("renewedFrom") },
        { key: "price", label: t("monthlyPrice"), isFigure: true },
        { key: "state", label: t("priceState") },
      ]}
      rows={tier.prices.map(({ startsOn, monthlyPrice, state, renewedFrom }) => ({
        id: startsOn,
        cells: {
          from: <Day day={startsOn} locale={locale} />,
          renewed: <Day day={renewedFrom} locale={locale} />,
          price: formatMoney(monthlyPrice, currency, locale),
          state: (
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={tones[state]}>{states[state]}</Badge>
              {state === "planned" && (
                <RemovePriceForm
                  formKey={newId<"idempotency_keys">()}
                  sentences={sentences}
                  tierId={tier.id}
                  startsOn={startsOn}
                  submit={t("removePriceOf", { date: formatDay(startsOn, locale) })}
                  pending={t("removing")}
                />
              )}
            </span>
          ),
        },
      }))}
    />
  );
}

const tones: Record<TierPrice["state"], BadgeTone> = {
  past: "neutral",
  "in-force": "success",
  planned: "accent",
};
