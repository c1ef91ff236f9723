import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Email } from "#components/email.tsx";
import { Moment } from "#components/moment.tsx";
import { StateBadge } from "#components/state-badge.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import type { AgentsList } from "#lib/agents/list-agents.ts";

type Row = AgentsList["rows"][number];

export async function AgentsTable({
  rows,
  selection,
  locale,
  timeZone,
}: {
  rows: Row[];
  /** The form that takes those who are ticked. */
  selection: string;
  locale: string;
  timeZone: string;
}) {
  const [t, roles, states] = await Promise.all([
    getTranslations("agents"),
    getTranslations("roles"),
    getTranslations("states"),
  ]);
  return (
    <Table
      caption={t("title")}
      columns={[
        { key: "name", label: t("name") },
        { key: "email", label: t("email") },
        { key: "role", label: t("role") },
        { key: "state", label: t("state") },
        { key: "tier", label: t("tier"), mayBreak: true },
        { key: "extension", label: t("extension") },
        { key: "unit", label: t("unit"), mayBreak: true },
        { key: "lastSignIn", label: t("lastSignIn") },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          name: (
            <span className="flex items-start gap-3 touch:items-center">
              <input
                type="checkbox"
                name="agent"
                value={row.id}
                form={selection}
                aria-label={t("select", { name: row.name })}
                className="row-tick"
              />
              <Link
                prefetch={false}
                href={`/agents/${row.id}`}
                className="self-baseline text-accent hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
              >
                <bdi>{row.name}</bdi>
              </Link>
            </span>
          ),
          email: row.mailBounced ? (
            <span className="grid justify-items-start gap-1">
              <Email address={row.email} />
              <Badge tone="danger" mark="crossed">
                {t("mailBounced")}
              </Badge>
            </span>
          ) : (
            <Email address={row.email} />
          ),
          role: roles(row.role),
          state: <StateBadge state={row.state} label={states(row.state)} />,
          tier: row.tier,
          extension: row.extension,
          unit: row.unit,
          lastSignIn: row.lastSignInAt ? (
            <Moment at={row.lastSignInAt} locale={locale} timeZone={timeZone} show="day" />
          ) : (
            t("never")
          ),
        },
      }))}
    />
  );
}
