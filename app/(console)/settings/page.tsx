import { getLocale, getTranslations } from "next-intl/server";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { cycles } from "#lib/billing/period-rules.ts";
import { now } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { currencyOptions } from "#lib/organisations/currency-options.ts";
import { findSettings } from "#lib/organisations/settings.ts";
import { listCatalogue } from "#lib/tiers/queries.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId } from "#lib/values/ids.ts";
import { timeZoneOptions } from "#lib/values/time-zones.ts";
import { BillingForm } from "./billing-form.tsx";
import { BillingTermsNow } from "./billing-terms.tsx";
import { ContractForm } from "./contract-form.tsx";
import { GuideSection } from "./guide-section.tsx";
import { LocationsSection } from "./locations/locations-section.tsx";
import { LogoSection } from "./logo/logo-section.tsx";
import { OrganisationForm } from "./organisation-form.tsx";
import { SecuritySection } from "./security-section.tsx";
import { settingsParts } from "./settings-parts.ts";
import { StatusesSection } from "./statuses-section.tsx";
import { TiersTable } from "./tiers-table.tsx";
import { UnitsSection } from "./units/units-section.tsx";
import { settingsWords } from "./words.ts";

export default async function SettingsPage({ searchParams }: PageProps<"/settings">) {
  const actor = await requireActor("settings.change");
  const at = now();
  const query = await searchParams;
  const [t, locale, parts, settings, tiers, sentences, words] = await Promise.all([
    getTranslations("settings"),
    getLocale(),
    settingsParts(),
    findSettings(actor, at),
    listCatalogue(actor, at),
    errorSentences(),
    settingsWords(),
  ]);
  const { leaving, currency, standing } = settings;
  const formProps = { sentences, words };

  return (
    <>
      <PageHeader title={t("title")} />
      <nav aria-label={t("onThisPage")} className="mb-5">
        <ul className="flex flex-wrap gap-x-4">
          {parts.map(({ id, label }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="inline-flex min-h-8 items-center text-accent hover:underline touch:min-h-11"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-5">
        <Section id="organisation" title={t("organisation")}>
          <OrganisationForm
            {...formProps}
            formKey={newId<"idempotency_keys">()}
            timeZones={timeZoneOptions(settings.timeZone)}
            organisation={{ ...settings, supportEmail: settings.supportEmail ?? "" }}
          />
        </Section>
        <LogoSection actor={actor} tried={query.logo} />
        <UnitsSection actor={actor} sentences={sentences} isDeleted={query.unit === "deleted"} />
        <StatusesSection actor={actor} />
        <LocationsSection actor={actor} isDeleted={query.location === "deleted"} />
        <SecuritySection actor={actor} sentences={sentences} />
        <GuideSection actor={actor} sentences={sentences} />
        <Section
          id="billing"
          title={t("billing")}
          text={t("billingText", { date: formatDay(settings.bill.on, locale) })}
        >
          <BillingTermsNow settings={settings} />
          <BillingForm
            {...formProps}
            formKey={newId<"idempotency_keys">()}
            currencies={settings.isCurrencyFixed ? [] : currencyOptions(locale, currency)}
            cycles={cycles.map((cycle) => ({ value: cycle, label: t(cycle) }))}
            terms={{ currency, cycle: standing.cycle, billDay: String(standing.billDay) }}
          />
        </Section>
        <Section id="contract" title={t("contract")} text={t("contractText")}>
          <p className="mb-4">
            {t(leaving.isAllowed ? "leavingNow" : "leavingLater", {
              from: formatDay(leaving.from, locale),
              on: formatDay(leaving.takesEffectOn, locale),
            })}
          </p>
          <ContractForm
            {...formProps}
            formKey={newId<"idempotency_keys">()}
            contractStart={settings.contractStart}
            contractEnd={settings.contractEnd}
          />
        </Section>
        <Section
          id="tiers"
          title={t("tiers")}
          text={t("tiersText")}
          actions={<LinkButton href="/settings/tiers/new">{t("addTier")}</LinkButton>}
        >
          {query.tier === "deleted" && (
            <div className="mb-4">
              <DoneNotice>{t("tierDeleted")}</DoneNotice>
            </div>
          )}
          <TiersTable tiers={tiers} currency={currency} />
        </Section>
      </div>
    </>
  );
}
