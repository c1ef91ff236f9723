import { getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { Table } from "#components/ui/table.tsx";
import type { listAudit } from "#lib/audit/queries.ts";
import { auditDetailsInWords, messageKeyOf, type ReadDetail } from "./audit-words.tsx";

type Row = Awaited<ReturnType<typeof listAudit>>["rows"][number];

/** The trail's lines, each a sentence of who did what to whom; the same table on /audit and on an agent's page. */
export async function AuditTable({
  rows,
  locale,
  timeZone,
}: {
  rows: Row[];
  locale: string;
  timeZone: string;
}) {
  const [t, actions, inWords] = await Promise.all([
    getTranslations("audit"),
    getTranslations("audit.actions"),
    auditDetailsInWords(),
  ]);
  const person = (id: string | null, name: string | null) =>
    id && name ? <PersonLink id={id} name={name} /> : t("system");
  return (
    <Table
      caption={t("title")}
      columns={[
        { key: "when", label: t("when") },
        { key: "what", label: t("what"), mayBreak: true },
        { key: "details", label: t("stored"), mayBreak: true },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          when: <Moment at={row.at} locale={locale} timeZone={timeZone} />,
          what: (
            <span>
              {actions.rich(messageKeyOf(row.action), {
                who: () => person(row.actorId, row.actorName),
                whom: () => person(row.agentId, row.agentName),
              })}
            </span>
          ),
          details: detailList(inWords(row.action, row.details)),
        },
      }))}
    />
  );
}

/** Nothing, not an empty list, where nothing was stored: an empty cell is left out of a narrow table. */
function detailList(details: ReadDetail[]) {
  if (details.length === 0) return null;
  return (
    <dl className="flex min-w-56 flex-wrap gap-x-4 gap-y-0.5 blocks:min-w-0">
      {details.map(({ label, value }) => (
        <div key={label} className="flex flex-wrap gap-x-1.5">
          <dt className="text-muted">{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
