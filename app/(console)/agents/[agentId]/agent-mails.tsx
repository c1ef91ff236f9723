import { getTranslations } from "next-intl/server";
import type { Reading } from "./person-facts.tsx";
import { MailsTable } from "#app/(console)/outbox/mails-table.tsx";
import { Section } from "#components/ui/section.tsx";
import { listMails } from "#lib/mail/outbox.ts";
import type { Actor } from "#lib/values/actor.ts";

export async function AgentMails({ actor, agent, locale, timeZone }: Reading & { actor: Actor }) {
  const t = await getTranslations("agent");
  const { rows } = await listMails(actor, { agentId: agent.id, state: null, before: null });
  return (
    <Section title={t("mails")}>
      {rows.length === 0 ? (
        <p className="text-muted">{t("noMails", { name: agent.name })}</p>
      ) : (
        <MailsTable rows={rows} locale={locale} timeZone={timeZone} />
      )}
    </Section>
  );
}
