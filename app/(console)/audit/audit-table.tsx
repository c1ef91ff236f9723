import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { Table } from "#components/ui/table.tsx";
import { type listAudit, messageKeyOf } from "#lib/audit/queries.ts";

type Row = Awaited<ReturnType<typeof listAudit>>["rows"][number];

/** The trail's lines; the same table on /audit and on an agent's page. */
export async function AuditTable({ rows, locale, timeZone }: { rows: Row[]; locale: string; timeZone: string }) {
  const [t, actions] = await Promise.all([getTranslations("audit"), getTranslations("audit.actions")]);
  return (
    <Table
      caption={t("title")}
      columns={[
        { key: "when", label: t("when") },
        { key: "who", label: t("who") },
        { key: "what", label: t("what") },
        { key: "whom", label: t("whom") },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          when: <Moment at={row.at} locale={locale} timeZone={timeZone} />,
          who: row.actorName ? <bdi>{row.actorName}</bdi> : t("system"),
          what: (
            <>
              {actions(messageKeyOf(row.action))}
              {row.details.permission && <span className="text-muted"> ({String(row.details.permission)})</span>}
            </>
          ),
          whom: row.agentId && (
            <Link prefetch={false} href={`/agents/${row.agentId}`} className="text-accent hover:underline">
              <bdi>{row.agentName}</bdi>
            </Link>
          ),
        },
      }))}
    />
  );
}
