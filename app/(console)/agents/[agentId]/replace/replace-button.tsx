import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { findReplacement } from "#lib/agents/find-replacement.ts";
import { may } from "#lib/auth/policy.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { ReplacePanel } from "./replace-panel.tsx";

/** The button that this actor has for this account; none where the verb would refuse. */
export async function ReplaceButton({ actor, agentId }: { actor: Actor; agentId: AgentId }) {
  if (!may(actor.role, "agents.replace")) return null;
  const leaver = await findReplacement(actor, agentId);
  if (!leaver || leaver.refusal) return null;
  const t = await getTranslations("replaceAgent");
  return (
    <ConfirmLink
      href={`/agents/${agentId}/replace`}
      label={t("replace")}
      press="r"
      title={t("title", { name: leaver.name })}
    >
      <ReplacePanel actor={actor} leaver={leaver} />
    </ConfirmLink>
  );
}
