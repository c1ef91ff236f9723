import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Day } from "#components/moment.tsx";
import { Table } from "#components/ui/table.tsx";
import { chargeWords } from "#lib/billing/charge-words.ts";
import type { ChargeRow } from "#lib/billing/list-charges.ts";
import { formatMoney } from "#lib/values/money.ts";

/** The ledger's lines: what each was for, for how many days, and who caused it. */
export async function ChargesTable({ rows, locale }: { rows: ChargeRow[]; locale: string }) {
  const [t, words] = await Promise.all([getTranslations("billing"), chargeWords()]);
  return (
    <Table
      caption={t("charges")}
      columns={[
        { key: "date", label: t("date") },
        { key: "kind", label: t("kind") },
        { key: "days", label: t("days") },
        { key: "seat", label: t("seatOrNumber") },
        { key: "agent", label: t("agent"), mayBreak: true },
        { key: "amount", label: t("amount"), isFigure: true },
        { key: "by", label: t("by"), mayBreak: true },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          date: <Day day={row.chargedOn} locale={locale} />,
          kind: words.kind(row),
          days: words.days(row),
          seat: (
            <Link
              prefetch={false}
              href={(row.seatId ? `/billing/seats/${row.seatId}` : `/numbers/${row.numberId}`) as Route}
              className={linkClasses}
            >
              {row.extension ? (
                t("seatNamed", { extension: row.extension, tier: words.sold(row) })
              ) : (
                <bdi>{words.sold(row)}</bdi>
              )}
            </Link>
          ),
          agent: row.agentId ? (
            <Link prefetch={false} href={`/agents/${row.agentId}` as Route} className={linkClasses}>
              <bdi>{row.agentName}</bdi>
            </Link>
          ) : (
            t("nobody")
          ),
          amount: formatMoney(row.amount, row.currency, locale),
          by: row.actorName ? <bdi>{row.actorName}</bdi> : t("system"),
        },
      }))}
    />
  );
}

const linkClasses = "text-accent hover:underline";
