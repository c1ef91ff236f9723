import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PersonLink } from "#components/person-link.tsx";
import { Table } from "#components/ui/table.tsx";
import { may } from "#lib/auth/policy.ts";
import type { NumberInList } from "#lib/numbers/list-numbers.ts";
import type { Actor } from "#lib/values/actor.ts";
import { dayIn } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney } from "#lib/values/money.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { canKey } from "./number-words.ts";

interface NumbersTableProps {
  rows: NumberInList[];
  actor: Actor;
  locale: string;
}

/** What each number is, costs (for those who see prices) and belongs to. */
export async function NumbersTable({ rows, actor, locale }: NumbersTableProps) {
  const t = await getTranslations("numbers");
  const { currency, timeZone } = actor.organisation;
  const seesPrices = may(actor.role, "prices.see");
  const state = ({ state, releaseOn }: NumberInList) =>
    releaseOn && state === "bought"
      ? t("goes", { date: formatDay(releaseOn, locale) })
      : t(`states.${state}`);

  const owner = (row: NumberInList): ReactNode => {
    const { route, extension, agentId, name, seatId, lastOwner } = row;
    if (route) return route;
    if (seatId === null) {
      if (!lastOwner) return row.state === "bought" ? t("pool") : t("nobody");
      const until = formatDay(dayIn(timeZone, lastOwner.until), locale);
      return t("poolLast", { owner: lastSentence(t, lastOwner), date: until });
    }
    if (!agentId || !name) return extension ? t("extensionVacant", { extension }) : t("seat");
    const link = () => <PersonLink id={agentId} name={name} />;
    return extension ? t.rich("extensionOf", { extension, name: link }) : t.rich("seatOf", { name: link });
  };

  return (
    <Table
      caption={t("title")}
      columns={[
        { key: "number", label: t("number") },
        { key: "place", label: t("place") },
        { key: "can", label: t("can") },
        ...(seesPrices ? [{ key: "price", label: t("price"), isFigure: true } as const] : []),
        { key: "state", label: t("state") },
        { key: "owner", label: t("ownedBy"), mayBreak: true },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          number: (
            <Link
              prefetch={false}
              href={`/numbers/${row.id}` as Route}
              className="whitespace-nowrap text-accent hover:underline"
            >
              <bdi>{formatPhone(row.number as PhoneNumber)}</bdi>
            </Link>
          ),
          place: row.place ?? row.country,
          can: t(canKey(row)),
          price: formatMoney(row.monthlyPrice, currency, locale),
          state: state(row),
          owner: owner(row),
        },
      }))}
    />
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations<"numbers">>>;

function lastSentence(t: Translate, { route, extension, name }: NonNullable<NumberInList["lastOwner"]>) {
  if (route) return route;
  if (extension && name) return t("lastSeat", { extension, name });
  if (extension) return t("lastVacant", { extension });
  return name ? t("lastPerson", { name }) : t("lastUnknown");
}
