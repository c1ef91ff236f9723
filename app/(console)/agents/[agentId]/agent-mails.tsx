import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { MailsTable } from "#app/(console)/outbox/mails-table.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { listMails } from "#lib/mail/list-mails.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Reading } from "./person-facts.tsx";

export async function AgentMails({ actor, agent, locale, timeZone }: Reading & { actor: Actor }) {
  const t = await getTranslations("agent");
  const { rows } = await listMails(actor, { q: "", agentId: agent.id, state: null, before: null });
  const arrived = rows.find(
    (row) => row.recipient === agent.email && ["sent", "delivered", "bounced"].includes(row.state),
  );
  return (
    <Section title={t("mails")}>
      {rows.length === 0 ? (
        <p className="text-muted">{t("noMails", { name: agent.name })}</p>
      ) : (
        <>
          {arrived?.state === "bounced" && (
            <div className="mb-3">
              <Notice tone="danger">{t("mailBounced", { email: agent.email })}</Notice>
            </div>
          )}
          <MailsTable actor={actor} rows={rows} locale={locale} timeZone={timeZone} />
          <p className="mt-3">
            <LinkButton href={`/outbox?agent=${agent.id}` as Route}>{t("inOutbox")}</LinkButton>
          </p>
        </>
      )}
    </Section>
  );
}
