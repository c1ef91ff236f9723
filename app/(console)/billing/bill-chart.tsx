import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { BillingOverview } from "#lib/billing/overview.ts";
import { formatDay, formatDays } from "#lib/values/format-day.ts";
import { formatMoney, type MinorUnits } from "#lib/values/money.ts";

type BillChartProps = Pick<BillingOverview, "periods" | "owed" | "nextBill" | "currency">;

interface Bar {
  id: string;
  label: string;
  href: Route | null;
  charged: bigint;
  toCome: bigint;
  text: string;
}

/**
 * The last cycles, the next bill and its second part as bars that share one scale; each says its amount, so that nobody needs to see
 * the bar.
 */
export async function BillChart({ periods, owed, nextBill, currency }: BillChartProps) {
  const [t, locale] = await Promise.all([getTranslations("billing"), getLocale()]);
  const money = (amount: bigint) => formatMoney(amount as MinorUnits, currency, locale);
  const owedIn = (from: string, until: string) =>
    owed.reduce((sum, { on, amount }) => (from <= on && on < until ? sum + amount : sum), 0n);

  const past = periods.map((period): Bar => {
    const toCome = owedIn(period.from, period.until);
    return {
      id: period.from,
      label: formatDays(period, locale),
      href: `/billing/statement?period=${period.from}` as Route,
      charged: period.amount,
      toCome,
      text:
        toCome > 0n
          ? t("chartCurrent", { charged: money(period.amount), toCome: money(toCome) })
          : money(period.amount),
    };
  });
  const barToCome = (id: string, label: string, toCome: bigint): Bar => {
    return { id, label, href: null, charged: 0n, toCome, text: money(toCome) };
  };
  const { on, amount, second } = nextBill;
  const bars = [...past, barToCome("next", t("chartNext", { date: formatDay(on, locale) }), amount)];
  if (second) {
    const label = t("chartSecond", { date: formatDay(second.on, locale) });
    bars.push(barToCome("second", label, second.amount));
  }
  // Never zero, since the lines are divided by it.
  const lengths = [1n, ...bars.map(({ charged, toCome }) => charged + toCome)];
  const longest = lengths.sort((a, b) => (a < b ? -1 : 1)).at(-1) ?? 1n;

  return (
    <div>
      <h3 className="mb-2 font-semibold">{t("chart")}</h3>
      <ol className="grid gap-2.5">
        {bars.map(({ id, label, href, charged, toCome, text }) => (
          <li key={id} className="grid gap-0.5">
            <p className="flex flex-wrap justify-between gap-x-3">
              {href ? (
                <Link prefetch={false} href={href} className="text-accent hover:underline">
                  {label}
                </Link>
              ) : (
                <span>{label}</span>
              )}
              <span className="tabular-nums">{text}</span>
            </p>
            <BarLine charged={share(charged, longest)} toCome={share(toCome, longest)} />
          </li>
        ))}
      </ol>
      <p className="mt-3 flex flex-wrap gap-x-4 text-sm text-muted" aria-hidden="true">
        <Key look={chargedLook}>{t("chartCharged")}</Key>
        <Key look={toComeLook}>{t("chartToCome")}</Key>
      </p>
    </div>
  );
}

/** In thousandths of the longest, whole: the amounts may be larger than a float is exact. */
function share(amount: bigint, longest: bigint): number {
  return Number((amount * 1000n) / longest);
}

const chargedLook = "fill-accent stroke-accent";
const toComeLook = "fill-accent-soft stroke-accent";

function BarLine({ charged, toCome }: { charged: number; toCome: number }) {
  const parts = [
    { x: 0, width: charged, look: chargedLook },
    { x: charged, width: toCome, look: toComeLook },
  ];
  return (
    <svg
      viewBox="0 0 1000 10"
      preserveAspectRatio="none"
      className="h-3 w-full overflow-visible rtl:-scale-x-100"
      aria-hidden="true"
    >
      <line x1="0" x2="1000" y1="10" y2="10" className="stroke-line" vectorEffect="non-scaling-stroke" />
      {parts.map(
        ({ x, width, look }) =>
          width > 0 && (
            <rect
              key={look}
              x={x}
              y="0"
              width={width}
              height="10"
              className={look}
              vectorEffect="non-scaling-stroke"
            />
          ),
      )}
    </svg>
  );
}

function Key({ look, children }: { look: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 10 10" className="size-2.5 overflow-visible" aria-hidden="true">
        <rect width="10" height="10" className={look} />
      </svg>
      {children}
    </span>
  );
}
