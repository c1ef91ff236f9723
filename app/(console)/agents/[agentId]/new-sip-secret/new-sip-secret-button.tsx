import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { may } from "#lib/auth/policy.ts";
import type { Actor } from "#lib/values/actor.ts";
import { NewSipSecret } from "./new-sip-secret.tsx";

/** For admins, where the seat has a SIP extension. */
export async function NewSipSecretButton({ actor, agent }: { actor: Actor; agent: AgentDetails }) {
  if (!may(actor.role, "seats.revealSecret") || agent.extensionType !== "SIP") return null;
  const t = await getTranslations("sip");
  return (
    <ConfirmLink
      href={`/agents/${agent.id}/new-sip-secret`}
      label={t("renew")}
      title={t("renewTitle", { name: agent.name })}
    >
      <NewSipSecret agent={agent} />
    </ConfirmLink>
  );
}
