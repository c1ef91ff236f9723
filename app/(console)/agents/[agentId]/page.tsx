import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { StateBadge } from "#components/state-badge.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { may } from "#lib/auth/policy.ts";
import { requireActor } from "#lib/auth/session.ts";
import { parseId } from "#lib/values/ids.ts";
import { AgentAudit } from "./agent-audit.tsx";
import { AgentMails } from "./agent-mails.tsx";
import { CredentialButtons } from "./credential-buttons.tsx";
import { EditLink } from "./edit-link.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { ReplaceButton } from "./replace/replace-button.tsx";
import { SeatFacts } from "./seat-facts.tsx";
import { SipSecretButton } from "./sip-secret/sip-secret-button.tsx";

export default async function AgentPage({ params }: PageProps<"/agents/[agentId]">) {
  const actor = await requireActor("agents.see");
  const id = parseId<"agents">((await params).agentId);
  const agent = id && (await findAgent(actor, id));
  if (!agent) notFound();

  const [t, states, locale] = await Promise.all([
    getTranslations("agent"),
    getTranslations("states"),
    getLocale(),
  ]);
  const reading = { agent, locale, timeZone: actor.organisation.timeZone };
  return (
    <>
      <title>{`${agent.name} · Rollcall`}</title>
      <PageHeader
        title={agent.name}
        badge={<StateBadge state={agent.state} label={states(agent.state)} />}
        parent={{ href: "/agents", label: t("parent") }}
        actions={
          <>
            <EditLink actor={actor} agent={agent} />
            <ReplaceButton actor={actor} agentId={agent.id} />
            <CredentialButtons actor={actor} agent={agent} />
          </>
        }
      />
      <div className="grid gap-5">
        <div className="grid items-start gap-5 xl:grid-cols-2">
          <PersonFacts {...reading} />
          <SeatFacts
            {...reading}
            linksToSeat={may(actor.role, "billing.see")}
            secret={<SipSecretButton actor={actor} agent={agent} />}
          />
        </div>
        {may(actor.role, "outbox.see") && <AgentMails actor={actor} {...reading} />}
        {may(actor.role, "audit.see") && <AgentAudit actor={actor} {...reading} />}
      </div>
    </>
  );
}
