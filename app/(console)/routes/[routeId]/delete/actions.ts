"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type DeleteRouteRefusal, deleteRoute } from "#lib/routes/delete-route.ts";
import { DeleteRoute } from "#lib/routes/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const deleteRouteAction = actorAction<string>("routes.change", async (actor, form) => {
  const parsed = parseForm(DeleteRoute, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteRoute(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal: Sentenced<DeleteRouteRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath("/", "layout");
  // The route's own page is gone with it, so that the list has to say it.
  redirect(`/routes?deleted=${parsed.input.routeId}` as Route);
});
