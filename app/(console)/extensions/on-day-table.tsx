import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Moment } from "#components/moment.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Holding } from "#lib/extensions/day-segments.ts";
import type { NumberOnDay } from "#lib/extensions/list-on-day.ts";

interface OnDayTableProps {
  rows: NumberOnDay[];
  locale: string;
  timeZone: string;
}

/** Who had each number on one day, with the hours where that changed. */
export async function OnDayTable({ rows, locale, timeZone }: OnDayTableProps) {
  const t = await getTranslations("extensions");
  const who = (holding: Holding): ReactNode => {
    if (holding.kind === "held") return <PersonLink id={holding.agentId} name={holding.name} />;
    return t(holding.kind === "vacant" ? "wasVacant" : "wasUnused");
  };
  const time = (at: Date) => <Moment at={at} locale={locale} timeZone={timeZone} show="time" />;

  const holders = (segments: NumberOnDay["segments"]): ReactNode => {
    const [first, ...later] = segments;
    if (!first) return null;
    if (later.length === 0) return who(first.holding);
    return (
      <ul className="grid gap-0.5">
        {segments.map(({ from, until, holding }, position) => (
          <li key={from.toISOString()}>
            {t.rich(wordsAt(position, segments.length), {
              time: () => time(position === 0 ? until : from),
              from: () => time(from),
              until: () => time(until),
              who: () => who(holding),
            })}
          </li>
        ))}
      </ul>
    );
  };
  return (
    <Table
      caption={t("title")}
      columns={[
        { key: "number", label: t("number") },
        { key: "holder", label: t("holder"), mayBreak: true },
      ]}
      rows={rows.map(({ number, segments }) => ({
        id: number,
        cells: { number, holder: holders(segments) },
      }))}
    />
  );
}

/** The day's own ends need no saying. */
function wordsAt(position: number, count: number) {
  if (position === 0) return "untilTime";
  return position === count - 1 ? "fromTime" : "betweenTimes";
}
