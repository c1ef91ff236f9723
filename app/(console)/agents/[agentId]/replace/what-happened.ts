import { getTranslations } from "next-intl/server";
import type { DrawnForm } from "#lib/agents/changes-since.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Hindrance } from "#lib/values/form-state.ts";
import { whatChanged } from "../edit/what-changed.ts";

/**
 * Who did what to the leaver since the form was drawn, for whoever cannot replace the leaver because of it; with the other way, if only
 * that is left.
 */
export async function whatHappened(
  actor: Actor,
  drawn: DrawnForm,
  { isClosed }: { isClosed: boolean },
): Promise<Hindrance> {
  const [t, addAgent, changed] = await Promise.all([
    getTranslations("replaceAgent"),
    getTranslations("addAgent"),
    whatChanged(actor, drawn, 0),
  ]);
  const add = { href: "/agents/new", label: addAgent("title"), note: null };
  return { ...changed, text: t("meanwhileText"), items: isClosed ? [...changed.items, add] : changed.items };
}
