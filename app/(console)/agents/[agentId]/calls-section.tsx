import { getTranslations } from "next-intl/server";
import { callerIdFacts, LostCallerId } from "#app/(console)/caller-id-facts.tsx";
import { RouteLink } from "#app/(console)/routes/route-link.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { refusalToAct } from "#lib/auth/policy.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { listJoinable } from "#lib/routes/find-route.ts";
import { findCallerId } from "#lib/seats/find-caller-id.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { JoinRouteForm } from "./join-route-form.tsx";
import { NumberLinks } from "./number-links.tsx";

/** What the agent's calls show, whether SMS can be sent, and the call routes that ring the seat. Nothing for who holds none. */
export async function CallsSection({
  actor,
  agent,
  joined,
}: {
  actor: Actor;
  agent: AgentDetails;
  /** The call route that the seat has just been added to, by the address. */
  joined: unknown;
}) {
  if (!agent.seatId) return null;
  const callerId = await findCallerId(actor, agent.id);
  if (!callerId) return null;
  const [t, facts, joinable, sentences] = await Promise.all([
    getTranslations("callerId"),
    callerIdFacts(callerId),
    listJoinable(actor, agent.seatId),
    errorSentences(),
  ]);
  const mayEdit = refusalToAct(actor, "agents.edit", agent) === null;
  const justJoined = callerId.ringsIn.find(({ id }) => id === joined);
  const routes =
    callerId.ringsIn.length === 0 ? (
      t("noRoutes")
    ) : (
      <ul>
        {callerId.ringsIn.map(({ id, name }) => (
          <li key={id}>
            <RouteLink id={id} name={name} />
          </li>
        ))}
      </ul>
    );
  return (
    <Section
      title={t("section")}
      actions={mayEdit && <NumberLinks actor={actor} agent={agent} callerId={callerId} />}
    >
      {justJoined && <DoneNotice key={justJoined.id}>{t("joined", { name: justJoined.name })}</DoneNotice>}
      <LostCallerId callerId={callerId} isOwn={false} />
      <DescriptionList facts={[...facts, { label: t("routes"), value: routes }]} />
      {joinable.length > 0 && (
        <div className="mt-4">
          <JoinRouteForm
            agentId={agent.id}
            formKey={newId<"idempotency_keys">()}
            sentences={sentences}
            routes={joinable.map(({ id, name }) => ({ value: id, label: name }))}
            words={{ label: t("joinRoute"), submit: t("join"), pending: t("joining") }}
          />
        </div>
      )}
    </Section>
  );
}
