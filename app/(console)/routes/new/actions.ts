"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import { addRoute } from "#lib/routes/add-route.ts";
import { draftOf } from "#lib/routes/draft-rules.ts";
import { AddRoute } from "#lib/routes/schema.ts";
import { parseRouteForm } from "../parse-route-form.ts";
import { refusedRoute } from "../refused-route.ts";

export const addRouteAction = actorAction<null>("routes.change", async (actor, form) => {
  const parsed = parseRouteForm(AddRoute, form);
  if (!parsed.ok) return parsed.state;

  const draft = draftOf(parsed.input);
  const outcome = await addRoute(actor, { key: parsed.input.key, draft }, now());
  if (!outcome.ok) return refusedRoute(actor, { values: parsed.values, draft }, outcome.refusal);
  revalidatePath("/routes");
  redirect(`/routes/${outcome.value.routeId}?added` as Route);
});
