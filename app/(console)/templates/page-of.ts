import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

/** The page on which this person's templates are listed for the actor. */
export async function pageOf(actor: Actor, owner: { id: AgentId; name: string }) {
  const t = await getTranslations("templates");
  return owner.id === actor.agentId
    ? { href: "/profile" as Route, label: t("profilePage") }
    : { href: `/agents/${owner.id}` as Route, label: owner.name };
}
