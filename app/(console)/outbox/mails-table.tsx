import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Email } from "#components/email.tsx";
import { Moment } from "#components/moment.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { MailStateBadge } from "#components/state-badge.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Table } from "#components/ui/table.tsx";
import type { listMails } from "#lib/mail/list-mails.ts";
import { refusalToResend } from "#lib/mail/resend-rules.ts";
import type { Actor } from "#lib/values/actor.ts";

type Row = Awaited<ReturnType<typeof listMails>>["rows"][number];

/** Mails with their delivery state; the same table in the outbox and on an agent's page. */
export async function MailsTable({
  actor,
  rows,
  locale,
  timeZone,
}: {
  actor: Actor;
  rows: Row[];
  locale: string;
  timeZone: string;
}) {
  const [t, states, templates, reasons] = await Promise.all([
    getTranslations("mails"),
    getTranslations("mailStates"),
    getTranslations("mails.templates"),
    getTranslations("mail.trouble"),
  ]);
  const when = (at: Date) => <Moment at={at} locale={locale} timeZone={timeZone} />;
  return (
    <Table
      caption={t("title")}
      columns={[
        { key: "mail", label: t("mail") },
        { key: "recipient", label: t("recipient"), mayBreak: true },
        { key: "state", label: t("state") },
        { key: "since", label: t("since") },
        { key: "actions", label: t("actions") },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          mail: <span className="whitespace-nowrap">{templates(row.template)}</span>,
          recipient: (
            <span className="grid">
              <PersonLink id={row.agentId} name={row.agentName} />
              <span className="text-sm text-muted">
                <Email address={row.recipient} />
              </span>
            </span>
          ),
          state: (
            <span className="grid justify-items-start gap-1">
              <MailStateBadge state={row.state} label={states(row.state)} />
              {row.reason && <span className="text-sm text-muted">{reasons(row.reason)}</span>}
            </span>
          ),
          since: when(row.stateAt),
          actions: !refusalToResend(actor, row) && (
            <LinkButton look="quiet" href={`/outbox/${row.id}/resend` as Route}>
              {t("resend")}
            </LinkButton>
          ),
        },
      }))}
    />
  );
}
