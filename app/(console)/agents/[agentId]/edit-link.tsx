import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/link-button.tsx";
import { refusalToEdit } from "#lib/agents/edit-rules.ts";
import type { AgentDetails } from "#lib/agents/queries.ts";
import type { Actor } from "#lib/values/actor.ts";

/** The way to the Edit form, for those whom it is open to. */
export async function EditLink({ actor, agent }: { actor: Actor; agent: AgentDetails }) {
  if (refusalToEdit(actor, agent)) return null;
  const t = await getTranslations("editAgent");
  return <LinkButton href={`/agents/${agent.id}/edit` as Route}>{t("edit")}</LinkButton>;
}
