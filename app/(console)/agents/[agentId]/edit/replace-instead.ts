import type { Route } from "next";
import { redirect } from "next/navigation";
import type { EditAgent } from "#lib/agents/edit-schema.ts";
import { sealDraft } from "#lib/agents/joiner-draft.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { FormValues } from "#lib/values/form-state.ts";

/** Where `Save & Replace Agent` and "someone new" lead without the script: to the panel with what was typed, never to the deed. */
export function replaceInstead(actor: Actor, { agentId }: EditAgent, values: FormValues): never {
  const typed = (field: string) => [values[field]].flat()[0] ?? "";
  const draft = sealDraft(actor, agentId, {
    email: typed("email"),
    name: typed("name"),
    language: typed("language"),
    unitId: typed("unitId"),
    landLine: typed("landLine"),
    mobile: typed("mobile"),
  });
  redirect(`/agents/${agentId}/replace?draft=${draft}` as Route);
}
