"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type JoinRouteRefusal, joinRoute } from "#lib/routes/join-route.ts";
import { JoinRoute } from "#lib/routes/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const joinRouteAction = actorAction<string>("routes.change", async (actor, form) => {
  const parsed = parseForm(JoinRoute, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await joinRoute(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<JoinRouteRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath(`/agents/${parsed.input.agentId}`);
  revalidatePath("/routes", "layout");
  const t = await getTranslations("callerId");
  return { status: "done", result: t("joined", { name: outcome.value.name }) };
});
