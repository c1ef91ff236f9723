type MoneyProps = {
  /** Minor units: cents, fils, whole yen. */
  minor: bigint;
  /** ISO 4217 code, and how many digits its minor unit has. */
  currency: string;
  exponent: number;
  locale: string;
};

/** An amount, exact at any size: it goes to `Intl` as decimal digits and never as a floating-point number. */
export function Money({ minor, currency, exponent, locale }: MoneyProps) {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  return <data value={decimal(minor, exponent)}>{format.format(decimal(minor, exponent))}</data>;
}

function decimal(minor: bigint, exponent: number): `${number}` {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const sign = minor < 0n ? "-" : "";
  return `${sign}${whole}.${digits.slice(whole.length)}0` as `${number}`;
}
