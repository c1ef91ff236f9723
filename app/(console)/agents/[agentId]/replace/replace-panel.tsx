import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import type { Replacement } from "#lib/agents/find-replacement.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { personChoices } from "../../person-words.ts";
import { ReplaceForm, type ReplaceFormProps, type TypedJoiner } from "./replace-form.tsx";
import { replaceWords } from "./replace-words.ts";
import { WhatPassesOn } from "./what-passes-on.tsx";

interface ReplacePanelProps {
  actor: Actor;
  leaver: Replacement;
  typed?: TypedJoiner;
  autoFocus?: boolean;
}

/** What replacing will do, and the form that does it: in the dialog and on the page without the script. */
export async function ReplacePanel({ actor, leaver, typed, autoFocus = false }: ReplacePanelProps) {
  const form = await replaceFormOf(actor, leaver);
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
export async function replaceFormOf(actor: Actor, leaver: Replacement): Promise<ReplaceFormProps> {
  const [t, sentences, choices, words] = await Promise.all([
    getTranslations("replaceAgent"),
    errorSentences(),
    personChoices(actor),
    replaceWords(),
  ]);
  return {
    agentId: leaver.id,
    version: leaver.version,
    seatId: leaver.seat?.id ?? "",
    formKey: newId<"idempotency_keys">(),
    sentences,
    choices: { ...choices, roles: [] },
    initial: { language: actor.language, unitId: leaver.unitId ?? "" },
    page: `/agents/${leaver.id}` as Route,
    copyTemplatesHelp: leaver.templates > 0 ? t("copyTemplatesHelp", { count: leaver.templates }) : null,
    instead: leaver.refusal && <Notice tone="warning">{sentences[leaver.refusal]}</Notice>,
    words,
  };
}
