import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findTier } from "#lib/tiers/queries.ts";
import { DayField, dayIn } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { featuresOf } from "../tier-features.ts";
import { tierWords } from "../tier-words.ts";
import { DeleteTier } from "./delete/delete-tier.tsx";
import { PriceForm } from "./price-form.tsx";
import { PricesTable } from "./prices-table.tsx";
import { TierForm } from "./tier-form.tsx";

export default async function TierPage({ params, searchParams }: PageProps<"/settings/tiers/[tierId]">) {
  const actor = await requireActor("settings.change");
  const at = now();
  const id = parseId<"tiers">((await params).tierId);
  const tier = id && (await findTier(actor, id, at));
  if (!tier) notFound();

  const { currency, timeZone } = actor.organisation;
  const [t, locale, { removed }, sentences, words] = await Promise.all([
    getTranslations("settings"),
    getLocale(),
    searchParams,
    errorSentences(),
    tierWords(currency),
  ]);
  const removedOn = DayField.safeParse(removed).data;
  const isRemoved = removedOn !== undefined && tier.prices.every(({ startsOn }) => startsOn !== removedOn);
  const { name } = tier;
  return (
    <>
      <PageHeader
        title={name}
        text={t("tierText", { count: tier.seats })}
        parent={{ href: "/settings", label: t("title") }}
        actions={
          <ConfirmLink
            href={`/settings/tiers/${id}/delete`}
            label={t("deleteTier")}
            title={t("deleteTierTitle", { name })}
          >
            <DeleteTier tier={tier} />
          </ConfirmLink>
        }
      />
      <div className="grid gap-5">
        {isRemoved && (
          <DoneNotice key={removedOn}>{t("removed", { date: formatDay(removedOn, locale) })}</DoneNotice>
        )}
        <Section title={t("tier")}>
          <TierForm
            formKey={newId<"idempotency_keys">()}
            sentences={sentences}
            words={words}
            tierId={tier.id}
            tier={featuresOf(tier)}
          />
        </Section>
        <Section title={t("prices")} text={t("pricesText")}>
          <PricesTable tier={tier} currency={currency} sentences={sentences} />
        </Section>
        <Section title={t("newPrice")}>
          <PriceForm
            formKey={newId<"idempotency_keys">()}
            sentences={sentences}
            words={words}
            tierId={tier.id}
            today={dayIn(timeZone, at)}
          />
        </Section>
      </div>
    </>
  );
}
