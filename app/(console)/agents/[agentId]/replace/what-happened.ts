import { getTranslations } from "next-intl/server";
import type { DrawnForm } from "#lib/agents/changes-since.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Hindrance } from "#lib/values/form-state.ts";
import { whatChanged } from "../edit/what-changed.ts";

/** Who did what to the leaver since the form was drawn, for whoever cannot replace the leaver because of it. */
export async function whatHappened(actor: Actor, drawn: DrawnForm): Promise<Hindrance> {
  const [t, changed] = await Promise.all([getTranslations("replaceAgent"), whatChanged(actor, drawn, 0)]);
  return { ...changed, text: t("meanwhileText") };
}
