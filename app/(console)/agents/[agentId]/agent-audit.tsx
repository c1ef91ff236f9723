import { getTranslations } from "next-intl/server";
import type { Reading } from "./person-facts.tsx";
import { AuditTable } from "#app/(console)/audit/audit-table.tsx";
import { Section } from "#components/ui/section.tsx";
import { listAudit } from "#lib/audit/queries.ts";
import type { Actor } from "#lib/values/actor.ts";

export async function AgentAudit({ actor, agent, locale, timeZone }: Reading & { actor: Actor }) {
  const t = await getTranslations("agent");
  const { rows } = await listAudit(actor, { agentId: agent.id, before: null });
  return (
    <Section title={t("audit")}>
      {rows.length === 0 ? (
        <p className="text-muted">{t("noAudit")}</p>
      ) : (
        <AuditTable rows={rows} locale={locale} timeZone={timeZone} />
      )}
    </Section>
  );
}
