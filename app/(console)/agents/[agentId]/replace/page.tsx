import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { findReplacement } from "#lib/agents/find-replacement.ts";
import { openDraft } from "#lib/agents/joiner-draft.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import { parseId } from "#lib/values/ids.ts";
import { PlacesList } from "../../places-list.tsx";
import { ReplacePanel } from "./replace-panel.tsx";

/** The confirmation as a page: for those without the script, and for links. Its form shows its answer even when the leaver is gone. */
export default async function ReplaceAgentPage({
  params,
  searchParams,
}: PageProps<"/agents/[agentId]/replace">) {
  const actor = await requireActor("agents.replace");
  const id = parseId<"agents">((await params).agentId);
  const leaver = id && (await findReplacement(actor, id));
  if (!leaver) notFound();
  if (isOfRole(leaver.refusal)) await refuse(actor, "agents.replace");

  const [t, { draft }] = await Promise.all([getTranslations("replaceAgent"), searchParams]);
  return (
    <ConfirmPage
      title={t("title", { name: leaver.name })}
      parent={{ href: `/agents/${leaver.id}` as Route, label: leaver.name }}
      refusal={null}
    >
      <PlacesList />
      <ReplacePanel actor={actor} leaver={leaver} typed={openDraft(actor, leaver.id, draft)} autoFocus />
    </ConfirmPage>
  );
}
