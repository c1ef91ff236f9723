import { getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import type { Stay } from "#lib/seats/history.ts";

interface NumbersInStayProps {
  numbers: Stay["numbers"];
  locale: string;
  timeZone: string;
}

/** The extensions that a seat had during a stay: one number, or each with the day on which it began. */
export async function NumbersInStay({ numbers, locale, timeZone }: NumbersInStayProps) {
  const t = await getTranslations("history");
  const [first, ...later] = numbers;
  if (!first) return t("noNumber");
  if (later.length === 0) return first.number;
  return (
    <ul>
      {numbers.map(({ number, from }) => (
        <li key={from.toISOString()}>
          {t.rich("numberFrom", {
            number,
            from: () => <Moment at={from} locale={locale} timeZone={timeZone} show="day" />,
          })}
        </li>
      ))}
    </ul>
  );
}
