import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PersonLink } from "#components/person-link.tsx";
import { Table } from "#components/ui/table.tsx";
import type { ExtensionsList } from "#lib/extensions/list-extensions.ts";
import { formatDay } from "#lib/values/format-day.ts";

type Row = ExtensionsList["rows"][number];

/** The numbers in use today. */
export async function ExtensionsTable({ rows, locale }: { rows: Row[]; locale: string }) {
  const t = await getTranslations("extensions");
  const holder = ({ agentId, name, state, releaseOn }: Row): ReactNode => {
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
        { key: "tier", label: t("tier") },
        { key: "holder", label: t("holder"), mayBreak: true },
      ]}
      rows={rows.map((row) => ({
        id: row.number,
        cells: { number: row.number, type: row.type, tier: row.tier, holder: holder(row) },
      }))}
    />
  );
}
