import { getTranslations } from "next-intl/server";
import { momentInWords } from "#components/moment.tsx";
import type { AgentsList } from "#lib/agents/list-agents.ts";
import { AgentRows } from "./agent-rows.tsx";

type Row = AgentsList["rows"][number];

/** Says everything about the rows that needs the server: words, and days as they are written. */
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
    <AgentRows
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
      selection={selection}
      never={t("never")}
      mailBounced={t("mailBounced")}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.name,
        select: t("select", { name: row.name }),
        email: row.email,
        mailBounced: row.mailBounced,
        role: roles(row.role),
        state: row.state,
        stateLabel: states(row.state),
        tier: row.tier,
        extension: row.extension,
        unit: row.unit,
        lastSignIn:
          row.lastSignInAt && momentInWords({ at: row.lastSignInAt, locale, timeZone, show: "day" }),
      }))}
    />
  );
}
