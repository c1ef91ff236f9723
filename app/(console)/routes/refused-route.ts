import { getFormatter, getTranslations } from "next-intl/server";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import type { RouteDraft } from "#lib/routes/draft-rules.ts";
import type { RouteRefusal } from "#lib/routes/judge-route.ts";
import { whyRefused } from "#lib/routes/why-refused.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormState, type FormValues, type Hindrance, refusedForm } from "#lib/values/form-state.ts";
import type { RouteId } from "#lib/values/ids.ts";

interface RefusedRoute {
  values: FormValues;
  draft: RouteDraft;
  saved?: { routeId: RouteId; version: number };
}

/** The form again, with the field at fault, the way round of a loop, or the extensions that nobody has. */
export async function refusedRoute(
  actor: Actor,
  { values, draft, saved }: RefusedRoute,
  refusal: Sentenced<RouteRefusal | "form-already-used">,
): Promise<FormState<never>> {
  const why = await whyRefused(actor, draft, saved);
  if (why?.refusal !== refusal) return refusedForm(values, refusal);
  const { field, path, unknown } = why;
  const [t, format] = await Promise.all([getTranslations("routes"), getFormatter()]);
  const plain = { items: [], more: null };
  const hindrance: Hindrance | null = path
    ? { ...plain, title: t("wouldLoop"), text: path }
    : unknown
      ? {
          ...plain,
          title: t("notThere"),
          text: `${format.list(unknown.slice(0, 20), { type: "unit" })}. ${t("notThereText")}`,
        }
      : null;
  return refusedForm(values, refusal, { ...(field && { field }), ...(hindrance && { hindrance }) });
}
