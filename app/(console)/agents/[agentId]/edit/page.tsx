import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { valuesOf } from "#app/(console)/typed-values.ts";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { refusalToEdit } from "#lib/agents/edit-rules.ts";
import { findEdited, stateOf } from "#lib/agents/find-edited.ts";
import { stateAsText } from "#lib/agents/merge-rules.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { may } from "#lib/auth/policy.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findSeat } from "#lib/seats/find-seat.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { locationChoices } from "../../location-choices.ts";
import { groupChoices, personChoices } from "../../person-words.ts";
import { PlacesList } from "../../places-list.tsx";
import { EditAgentForm } from "./edit-agent-form.tsx";
import { editWords } from "./edit-words.ts";
import { replacementOf } from "./replacement-of.tsx";
import { SeatCallerId } from "./seat-caller-id.tsx";
import { SeatTier } from "./seat-tier.tsx";

export default async function EditAgentPage({ params }: PageProps<"/agents/[agentId]/edit">) {
  const actor = await requireActor("agents.edit");
  const id = parseId<"agents">((await params).agentId);
  const agent = id && (await findEdited(actor, id));
  if (!agent) notFound();
  const refusal = refusalToEdit(actor, agent);
  if (isOfRole(refusal)) await refuse(actor, "agents.edit");

  const known = { worksFrom: null, mobile: agent.mobile, landLine: agent.landLine };
  const [t, sentences, choices, location, words, seat, replacement] = await Promise.all([
    getTranslations("editAgent"),
    errorSentences(),
    personChoices(actor),
    locationChoices(actor, known, agent.locationId),
    editWords(),
    agent.seatId && may(actor.role, "billing.see") ? findSeat(actor, agent.seatId, now()) : null,
    replacementOf(actor, id),
  ]);
  return (
    <ConfirmPage
      title={t("title", { name: agent.name })}
      parent={{ href: `/agents/${agent.id}` as Route, label: agent.name }}
      refusal={refusal && (sentences[refusal] ?? null)}
    >
      <PlacesList />
      <EditAgentForm
        agentId={agent.id}
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        choices={choices}
        groups={await groupChoices(actor)}
        location={location}
        words={words}
        replacement={replacement}
        version={agent.version}
        initial={valuesOf(stateOf(agent))}
        drawn={stateAsText(stateOf(agent))}
      />
      <SeatCallerId actor={actor} agent={agent} />
      {seat && <SeatTier seat={seat} />}
    </ConfirmPage>
  );
}
