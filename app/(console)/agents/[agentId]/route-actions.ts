"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type JoinRouteRefusal, joinRoute } from "#lib/routes/join-route.ts";
import { JoinRoute } from "#lib/routes/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const joinRouteAction = actorAction<null>("routes.change", async (actor, form) => {
  const parsed = parseForm(JoinRoute, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await joinRoute(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<JoinRouteRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath("/routes", "layout");
  // With the last call route to join the form goes, so that the page itself has to say it.
  const { agentId, routeId } = parsed.input;
  redirect(`/agents/${agentId}?joined=${routeId}` as Route);
});
