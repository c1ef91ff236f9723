import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { findEdited, stateOf } from "#lib/agents/find-edited.ts";
import type { Replacement } from "#lib/agents/find-replacement.ts";
import type { TypedJoiner } from "#lib/agents/joiner-rules.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { locationChoices } from "../../location-choices.ts";
import { groupChoices, personChoices } from "../../person-words.ts";
import { editWords } from "../edit/edit-words.ts";
import type { JoinerDetailsProps } from "./joiner-details.tsx";
import { ReplaceForm, type ReplaceFormProps } from "./replace-form.tsx";
import { replaceWords } from "./replace-words.ts";
import { WhatPassesOn } from "./what-passes-on.tsx";

interface ReplacePanelProps {
  actor: Actor;
  leaver: Replacement;
  /** What was entered on the Edit form, for whoever comes from there. */
  typed?: TypedJoiner | null;
  autoFocus?: boolean;
}

/** What replacing will do, and the form that does it: in the dialog and on the page without the script. */
export async function ReplacePanel({ actor, leaver, typed = null, autoFocus = false }: ReplacePanelProps) {
  const form = await replaceFormOf(actor, leaver, { comesFromEdit: typed !== null });
  return (
    <div className="group/ask">
      {leaver.seat && !leaver.refusal && (
        <div className="group-has-[[data-done]]/ask:hidden">
          <WhatPassesOn actor={actor} leaver={leaver} seat={leaver.seat} />
        </div>
      )}
      <ReplaceForm {...form} initial={{ ...form.initial, ...typed }} autoFocus={autoFocus} />
    </div>
  );
}

/** All that the form is drawn with; the unit is the leaver's until another is chosen. */
export async function replaceFormOf(
  actor: Actor,
  leaver: Replacement,
  { comesFromEdit }: { comesFromEdit: boolean },
): Promise<ReplaceFormProps> {
  const [t, sentences, choices, words, details] = await Promise.all([
    getTranslations("replaceAgent"),
    errorSentences(),
    personChoices(actor),
    replaceWords(),
    comesFromEdit ? joinerDetails(actor, leaver) : null,
  ]);
  return {
    agentId: leaver.id,
    version: leaver.version,
    seatId: leaver.seat?.id ?? "",
    formKey: newId<"idempotency_keys">(),
    sentences,
    choices: { ...choices, roles: [] },
    initial: { language: actor.language, unitId: leaver.unitId ?? "" },
    details,
    page: `/agents/${leaver.id}` as Route,
    copyTemplatesHelp: leaver.templates > 0 ? t("copyTemplatesHelp", { count: leaver.templates }) : null,
    instead: leaver.refusal && sentences[leaver.refusal],
    words,
  };
}

/** Of the new person nothing is known yet: distances are those from where the organisation is. */
async function joinerDetails(actor: Actor, leaver: Replacement): Promise<JoinerDetailsProps | null> {
  const nobody = { worksFrom: null, mobile: null, landLine: null };
  const [edited, groups, location, words] = await Promise.all([
    findEdited(actor, leaver.id),
    groupChoices(actor),
    locationChoices(actor, nobody, null),
    editWords(),
  ]);
  return edited && { groups, location, words, seat: stateOf(edited) };
}
