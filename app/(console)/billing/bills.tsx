import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { BillingOverview } from "#lib/billing/overview.ts";
import type { Day } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney, type MinorUnits } from "#lib/values/money.ts";
import { BillChart } from "./bill-chart.tsx";

/** How the organisation is billed, what comes next, and until when the contract binds it. */
export async function Bills({ overview }: { overview: BillingOverview }) {
  const [t, quote, locale] = await Promise.all([
    getTranslations("billing"),
    getTranslations("quote"),
    getLocale(),
  ]);
  const { terms, planned, nextBill, owed, leaving, contract, currency, today } = overview;
  const date = (day: Day) => formatDay(day, locale);
  const money = (amount: MinorUnits) => formatMoney(amount, currency, locale);
  const { second } = nextBill;
  const contractWords = () => {
    const { start, end } = contract;
    if (!end) return t("contractNone");
    if (end < today) return t("contractOver", { end: date(end) });
    return start
      ? t("contractTerm", { start: date(start), end: date(end) })
      : t("contractUntil", { end: date(end) });
  };
  const effect = { from: date(leaving.from), date: date(leaving.takesEffectOn) };

  return (
    <Section
      title={t("bills")}
      actions={
        <Link
          prefetch={false}
          href={"/billing/statement" as Route}
          className="font-medium text-accent hover:underline"
        >
          {t("statement")}
        </Link>
      }
    >
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <DescriptionList
          facts={[
            {
              label: t("cycle"),
              value: lines(
                t("cycleOf", { ...terms }),
                planned && t("cycleFrom", { ...planned, date: date(planned.startsOn) }),
              ),
            },
            {
              label: t("nextBill"),
              value: lines(
                t("nextBillOn", { amount: money(nextBill.amount), date: date(nextBill.on) }),
                second && quote("secondPart", { amount: money(second.amount), date: date(second.on) }),
              ),
            },
            {
              label: t("owed"),
              value:
                owed.length === 0
                  ? t("owedNone")
                  : lines(
                      ...owed.map(({ on, amount }) => t("owedOn", { amount: money(amount), date: date(on) })),
                    ),
            },
            { label: t("contract"), value: contractWords() },
            {
              label: t("release"),
              value: leaving.isAllowed ? t("releaseNow", effect) : t("releaseFrom", effect),
            },
          ]}
        />
        <BillChart {...overview} />
      </div>
    </Section>
  );
}

/** What a fact says, one below the other where it is more than one thing. */
function lines(...each: (string | null)[]) {
  const said = each.filter((line) => line !== null);
  return said.length > 1 ? (
    <ul>
      {said.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  ) : (
    said[0]
  );
}
