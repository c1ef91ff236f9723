"use server";

import { revalidatePath } from "next/cache";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { changeRoute } from "#lib/routes/change-route.ts";
import { draftOf } from "#lib/routes/draft-rules.ts";
import { findRoute } from "#lib/routes/find-route.ts";
import { ChangeRoute } from "#lib/routes/schema.ts";
import { parseRouteForm } from "../parse-route-form.ts";
import { refusedRoute } from "../refused-route.ts";

export const changeRouteAction = actorAction<null>("routes.change", async (actor, form) => {
  const parsed = parseRouteForm(ChangeRoute, form);
  if (!parsed.ok) return parsed.state;

  const { key, routeId, version } = parsed.input;
  const draft = draftOf(parsed.input);
  const outcome = await changeRoute(actor, { key, routeId, version, draft });
  // Also when somebody else was first: the page then shows theirs beside what was typed. But not once it is gone, which would take the form away.
  if (outcome.ok || outcome.refusal !== "route-not-there") revalidatePath("/routes", "layout");
  if (outcome.ok) return { status: "done", result: null };
  const saved = outcome.refusal === "changed-meanwhile" && (await findRoute(actor, routeId));
  if (saved) {
    const { name, hasVoicemail, greeting, ringSeconds, maxWaitSeconds } = saved;
    const now = { version: String(saved.version) };
    return savedMeanwhile(
      parsed.values,
      { name, hasVoicemail, greeting, ringSeconds, maxWaitSeconds },
      { now },
    );
  }
  return refusedRoute(actor, { values: parsed.values, draft, saved: { routeId, version } }, outcome.refusal);
});
