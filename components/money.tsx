import { decimalOf, formatMoney, type MinorUnits } from "#lib/values/money.ts";

type MoneyProps = {
  amount: MinorUnits;
  /** ISO 4217 code. */
  currency: string;
  locale: string;
};

/** An amount as a reader of the locale writes it, and for a machine. */
export function Money({ amount, currency, locale }: MoneyProps) {
  return <data value={decimalOf(amount, currency)}>{formatMoney(amount, currency, locale)}</data>;
}
