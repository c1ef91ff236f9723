import type { Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { StateBadge } from "#components/state-badge.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { may } from "#lib/auth/policy.ts";
import { requireActor } from "#lib/auth/session.ts";
import { refusalToChangeDevices } from "#lib/devices/rules.ts";
import { parseId } from "#lib/values/ids.ts";
import { CallsNow } from "../../calls-now.tsx";
import { DevicesSection } from "../../devices/devices-section.tsx";
import { VoicemailDrops } from "../../recordings/voicemail-drops.tsx";
import { SmsTemplates } from "../../templates/sms-templates.tsx";
import { AgentAudit } from "./agent-audit.tsx";
import { AgentFeatures } from "./agent-features.tsx";
import { AgentMails } from "./agent-mails.tsx";
import { AgentStatuses } from "./agent-statuses.tsx";
import { CallsSection } from "./calls-section.tsx";
import { ClosedFacts } from "./closed-facts.tsx";
import { CredentialButtons } from "./credential-buttons.tsx";
import { EditLink } from "./edit-link.tsx";
import { GroupsSection } from "./groups-section.tsx";
import { LeaveButtons } from "./leave-buttons.tsx";
import { NewSipSecretButton } from "./new-sip-secret/new-sip-secret-button.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { ReplaceButton } from "./replace/replace-button.tsx";
import { SeatFacts } from "./seat-facts.tsx";
import { SeatsHeld } from "./seats-held.tsx";
import { SipSecretButton } from "./sip-secret/sip-secret-button.tsx";
import { StaysAfterEnd } from "./stays-after-end.tsx";

export default async function AgentPage({ params, searchParams }: PageProps<"/agents/[agentId]">) {
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
      <PageHeader
        title={agent.name}
        badge={<StateBadge state={agent.state} label={states(agent.state)} />}
        parent={{ href: "/agents", label: t("parent") }}
        actions={
          <>
            <EditLink actor={actor} agent={agent} />
            <ReplaceButton actor={actor} agentId={agent.id} />
            <LeaveButtons actor={actor} agent={agent} />
            <CredentialButtons actor={actor} agent={agent} />
          </>
        }
      />
      <div className="grid gap-5">
        <ClosedFacts actor={actor} {...reading} />
        <StaysAfterEnd agent={agent} timeZone={reading.timeZone} />
        <div className="grid items-start gap-5 xl:grid-cols-2">
          {!agent.erasedAt && <PersonFacts {...reading} />}
          <SeatFacts
            {...reading}
            linksToSeat={may(actor.role, "billing.see")}
            secret={
              <>
                <SipSecretButton actor={actor} agent={agent} />
                <NewSipSecretButton actor={actor} agent={agent} />
              </>
            }
          />
        </div>
        {agent.seatId && (
          <DevicesSection
            actor={actor}
            seatId={agent.seatId}
            extensionType={agent.extensionType}
            refusal={refusalToChangeDevices(actor, agent)}
          />
        )}
        <CallsSection actor={actor} agent={agent} joined={(await searchParams).joined} />
        <GroupsSection actor={actor} agent={agent} />
        {agent.state !== "Closed" && <CallsNow actor={actor} agentId={agent.id} />}
        <AgentFeatures actor={actor} agent={agent} page={`/agents/${agent.id}` as Route} />
        <VoicemailDrops actor={actor} owner={agent} query={await searchParams} />
        <SmsTemplates actor={actor} owner={agent} query={await searchParams} />
        <AgentStatuses actor={actor} agent={agent} />
        <SeatsHeld actor={actor} {...reading} />
        {may(actor.role, "outbox.see") && <AgentMails actor={actor} {...reading} />}
        {may(actor.role, "audit.see") && <AgentAudit actor={actor} {...reading} />}
      </div>
    </>
  );
}
