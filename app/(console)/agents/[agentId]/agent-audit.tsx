import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { AuditTable } from "#app/(console)/audit/audit-table.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { listAudit } from "#lib/audit/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Reading } from "./person-facts.tsx";

export async function AgentAudit({ actor, agent, locale, timeZone }: Reading & { actor: Actor }) {
  const t = await getTranslations("agent");
  const { rows, older } = await listAudit(actor, { q: "", agentId: agent.id, before: null });
  return (
    <Section title={t("audit")}>
      {rows.length === 0 ? (
        <p className="text-muted">{t("noAudit")}</p>
      ) : (
        <AuditTable rows={rows} locale={locale} timeZone={timeZone} />
      )}
      {older && (
        <p className="mt-3">
          <LinkButton href={`/audit?agent=${agent.id}` as Route}>{t("allEntries")}</LinkButton>
        </p>
      )}
    </Section>
  );
}
