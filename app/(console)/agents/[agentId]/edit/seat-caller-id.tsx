import { getTranslations } from "next-intl/server";
import { callerIdFacts, LostCallerId } from "#app/(console)/caller-id-facts.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { findCallerId } from "#lib/seats/find-caller-id.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";
import { NumberLinks } from "../number-links.tsx";

interface SeatCallerIdProps {
  actor: Actor;
  agent: { id: AgentId; seatId: SeatId | null };
}

/** What the seat's calls show, and the ways to choose or buy another number, each with its quote where it costs. */
export async function SeatCallerId({ actor, agent }: SeatCallerIdProps) {
  const callerId = agent.seatId && (await findCallerId(actor, agent.id));
  if (!callerId) return null;
  const [t, facts] = await Promise.all([getTranslations("callerId"), callerIdFacts(callerId)]);
  return (
    <div className="mt-8 max-w-xl">
      <Section title={t("title")} actions={<NumberLinks actor={actor} agent={agent} callerId={callerId} />}>
        <LostCallerId callerId={callerId} isOwn={false} />
        <DescriptionList facts={facts} />
      </Section>
    </div>
  );
}
