import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { OlderPages } from "#components/ui/older-pages.tsx";
import { SearchField } from "#components/ui/search-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { chargeKinds } from "#lib/billing/charge-rules.ts";
import { listCharges } from "#lib/billing/list-charges.ts";
import { type ChargeFilter, type ChargePlace, chargeQuery } from "#lib/billing/list-filter.ts";
import { listTiers } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { ChargesTable } from "./charges-table.tsx";

type ChargesProps = { actor: Actor; filter: ChargeFilter; before: ChargePlace | null };

/** The ledger with its filter, which the file is made by too. */
export async function Charges({ actor, filter, before }: ChargesProps) {
  const [t, locale, { rows, older }] = await Promise.all([
    getTranslations("billing"),
    getLocale(),
    listCharges(actor, filter, before),
  ]);
  const asked = chargeQuery(filter);
  const isFiltered = Object.keys(asked).length > 0;
  const address = (path: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...asked, ...more });
    return (query.size > 0 ? `${path}?${query}` : path) as Route;
  };
  return (
    <section aria-labelledby="charges">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="charges" className="text-lg font-semibold">
          {t("charges")}
        </h2>
        <a
          href={address("/billing/charges.csv")}
          download
          className="font-medium text-accent hover:underline"
        >
          {t("csv")}
        </a>
      </div>
      <ChargesFilter actor={actor} filter={filter} />
      {rows.length === 0 ? (
        <EmptyState
          title={t(isFiltered ? "noMatchTitle" : "emptyTitle")}
          text={t(isFiltered ? "noMatchText" : "emptyText")}
          action={isFiltered && <LinkButton href={"/billing" as Route}>{t("clear")}</LinkButton>}
        />
      ) : (
        <ChargesTable rows={rows} locale={locale} />
      )}
      <OlderPages
        label={t("pages")}
        newest={{ label: t("newest"), href: before ? address("/billing") : null }}
        older={{ label: t("older"), href: older ? address("/billing", { before: older }) : null }}
      />
    </section>
  );
}

async function ChargesFilter({ actor, filter }: Pick<ChargesProps, "actor" | "filter">) {
  const [t, kinds, tiers] = await Promise.all([
    getTranslations("billing"),
    getTranslations("billing.kinds"),
    listTiers(actor),
  ]);
  const any = { value: "", label: t("any") };
  return (
    <FilterForm label={t("landmark")}>
      <SearchField name="q" label={t("search")} initial={filter.q} />
      <SelectField
        name="kind"
        label={t("kind")}
        initial={filter.kind ?? ""}
        options={[any, ...chargeKinds.map((value) => ({ value, label: kinds(value) }))]}
      />
      <SelectField
        name="tier"
        label={t("tier")}
        initial={filter.tier ?? ""}
        options={[any, ...tiers.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextField name="from" label={t("from")} type="date" initial={filter.from ?? ""} />
      <TextField name="until" label={t("until")} type="date" initial={filter.until ?? ""} />
      <Button type="submit">{t("filter")}</Button>
    </FilterForm>
  );
}
