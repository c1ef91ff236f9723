import type { DrawnQuote } from "#lib/values/drawn-quote.ts";

export interface QuoteWords {
  title: string;
  noCharge: string;
}

/** Every charge that an action would cause, by the day it is charged on, and the bill after it. */
export function QuoteLines({ quote, words }: { quote: DrawnQuote; words: QuoteWords }) {
  return (
    <div className="grid gap-3">
      {quote.charges.length === 0 && <p className="font-medium">{words.noCharge}</p>}
      {quote.charges.map(({ when, total, lines }) => (
        <div key={when} className="grid gap-1">
          <p className="flex flex-wrap justify-between gap-x-3 font-semibold">
            <span>{when}</span>
            <span className="tabular-nums">{total}</span>
          </p>
          <ul className="grid gap-1">
            {lines.map(({ what, days, amount }) => (
              <li key={`${what} ${days}`} className="flex flex-wrap justify-between gap-x-3 text-muted">
                <span className="min-w-0">
                  {what}
                  <br />
                  {days}
                </span>
                <span className="tabular-nums">{amount}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {quote.notes?.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <div className="grid gap-1 border-line border-t pt-2">
        {[quote.nextBill, ...quote.laterBills].map((bill) => (
          <p key={bill}>{bill}</p>
        ))}
      </div>
    </div>
  );
}
