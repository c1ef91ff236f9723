import { getLocale, getTranslations } from "next-intl/server";
import { chargeWords } from "#lib/billing/charge-words.ts";
import type { Statement } from "#lib/billing/statement.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney, type MinorUnits } from "#lib/values/money.ts";

/**
 * A table of its own and not the lists' one: it ends with a total, and its three columns fit a narrow screen as they fit paper,
 * where its head is on every sheet and no row is cut.
 */
export async function StatementLines({ statement, currency }: { statement: Statement; currency: string }) {
  const [t, locale, words] = await Promise.all([getTranslations("billing"), getLocale(), chargeWords()]);
  const money = (amount: MinorUnits) => formatMoney(amount, currency, locale);
  return (
    <div className="rounded-lg border border-line bg-surface print:rounded-none print:border-0">
      <table className="w-full border-collapse text-sm tabular-nums">
        <caption className="sr-only">{t("charges")}</caption>
        <thead className="print:table-header-group">
          <tr className={rowClasses}>
            <th scope="col" className={headClasses}>
              {t("date")}
            </th>
            <th scope="col" className={headClasses}>
              {t("what")}
            </th>
            <th scope="col" className={`${headClasses} text-end!`}>
              {t("amount")}
            </th>
          </tr>
        </thead>
        <tbody>
          {statement.lines.map((line) => (
            <tr key={Object.values(line).join(" ")} className={rowClasses}>
              <th scope="row" className={`${cellClasses} font-normal`}>
                {formatDay(line.chargedOn, locale)}
              </th>
              <td className={`${cellClasses} max-[24rem]:wrap-anywhere`}>
                {t.rich("sold", { kind: words.kind(line), sold: () => <bdi>{words.sold(line)}</bdi> })}
                <span className="block text-muted">{words.days(line)}</span>
              </td>
              <td className={`${cellClasses} text-end!`}>
                {money(line.amount)}
                <span className="block text-muted">
                  {t(line.country ? "numbersTimes" : "countTimes", {
                    count: line.count,
                    each: money(line.each),
                  })}
                </span>
              </td>
            </tr>
          ))}
          <tr className="break-inside-avoid font-semibold">
            <th scope="row" colSpan={2} className={cellClasses}>
              {t("total")}
            </th>
            <td className={`${cellClasses} text-end!`}>{money(statement.total)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

const rowClasses = "break-inside-avoid border-b border-line";
const cellClasses =
  "px-2 py-2 text-start align-baseline first:ps-4 last:pe-4 max-[24rem]:px-1 max-[24rem]:first:ps-2 max-[24rem]:last:pe-2 print:first:ps-0 print:last:pe-0";
const headClasses = `${cellClasses} font-medium text-muted`;
