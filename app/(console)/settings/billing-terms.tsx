import { getLocale, getTranslations } from "next-intl/server";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Settings } from "#lib/organisations/settings.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney, type MinorUnits } from "#lib/values/money.ts";

/** How the organisation is billed now, and from the next bill date on where that is planned to be otherwise. */
export async function BillingTermsNow({ settings }: { settings: Settings }) {
  const [t, locale] = await Promise.all([getTranslations("settings"), getLocale()]);
  const { terms, bill, planned, currency, isCurrencyFixed } = settings;
  const money = (amount: MinorUnits) => formatMoney(amount, currency, locale);
  const date = formatDay(bill.on, locale);
  const { amount, second } = planned?.bill ?? bill;

  return (
    <div className="mb-5 grid gap-4">
      <DescriptionList
        facts={[
          { label: t("inForce"), value: t("terms", { ...terms }) },
          { label: t("nextBill"), value: t("nextBillValue", { amount: money(amount), date }) },
          ...(isCurrencyFixed ? [{ label: t("currency"), value: t("currencyFixed", { currency }) }] : []),
        ]}
      />
      {planned && (
        <Notice tone="info" title={t("plannedTerms", { date, ...planned.terms })}>
          {amount !== bill.amount && (
            <p>{t("plannedBill", { before: money(bill.amount), after: money(amount) })}</p>
          )}
          {second && (
            <p>{t("plannedRest", { amount: money(second.amount), date: formatDay(second.on, locale) })}</p>
          )}
          <p>{t("plannedUndo", { ...terms })}</p>
        </Notice>
      )}
    </div>
  );
}
