import type { Route } from "next";
import { redirect } from "next/navigation";
import type { EditAgent } from "#lib/agents/edit-schema.ts";
import { sealDraft } from "#lib/agents/joiner-draft.ts";
import { joinerOf } from "#lib/agents/joiner-rules.ts";
import { stateFromText } from "#lib/agents/merge-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { FormValues } from "#lib/values/form-state.ts";

/** Where `Save & Replace Agent` and "someone new" lead without the script: to the panel with what was typed, never to the deed. */
export function replaceInstead(actor: Actor, { agentId, drawn }: EditAgent, values: FormValues): never {
  const draft = sealDraft(actor, agentId, joinerOf(values, stateFromText(drawn ?? "")));
  redirect(`/agents/${agentId}/replace?draft=${draft}` as Route);
}
