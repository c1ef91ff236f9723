import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PersonLink } from "#components/person-link.tsx";
import { Table } from "#components/ui/table.tsx";
import type { ExtensionsList } from "#lib/extensions/list-extensions.ts";
import { formatDay } from "#lib/values/format-day.ts";

type Row = ExtensionsList["rows"][number];

/** The numbers of today: those that seats have, and those that wait for one. */
export async function ExtensionsTable({ rows, locale }: { rows: Row[]; locale: string }) {
  const t = await getTranslations("extensions");
  const holder = ({ seatId, agentId, name, state, releaseOn }: Row): ReactNode => {
    if (seatId === null) return t("waits");
    if (agentId === null || name === null) {
      return releaseOn ? t("vacantLeaving", { date: formatDay(releaseOn, locale) }) : t("vacant");
    }
    const link = <PersonLink id={agentId} name={name} />;
    return state === "Deactivated" ? t.rich("deactivated", { name: () => link }) : link;
  };
  return (
    <Table
      caption={t("title")}
      columns={[
        { key: "number", label: t("number") },
        { key: "type", label: t("type") },
        { key: "voicemail", label: t("voicemail") },
        { key: "tier", label: t("tier") },
        { key: "holder", label: t("holder"), mayBreak: true },
      ]}
      rows={rows.map((row) => ({
        id: row.number,
        cells: {
          number: <NumberLink id={row.id} number={row.number} />,
          type: row.type,
          voicemail: t(row.hasVoicemail ? "hasVoicemail" : "noVoicemail"),
          tier: row.tier ?? t("noSeat"),
          holder: holder(row),
        },
      }))}
    />
  );
}

function NumberLink({ id, number }: { id: string; number: string }) {
  return (
    <Link prefetch={false} href={`/extensions/${id}` as Route} className="text-accent hover:underline">
      {number}
    </Link>
  );
}
