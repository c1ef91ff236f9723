import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { refusalToRenew } from "#lib/agents/rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { ResendCredentials } from "./resend-credentials/resend-credentials.tsx";
import { ResetPassword } from "./reset-password/reset-password.tsx";

/** The buttons that this actor has for this account; none where the verb would refuse. */
export async function CredentialButtons({ actor, agent }: { actor: Actor; agent: AgentDetails }) {
  if (refusalToRenew(actor, agent)) return null;
  const t = await getTranslations("agent");
  return (
    <>
      <ConfirmLink
        href={`/agents/${agent.id}/reset-password`}
        label={t("resetPassword")}
        title={t("resetTitle", { name: agent.name })}
      >
        <ResetPassword actor={actor} agent={agent} />
      </ConfirmLink>
      {agent.hasTemporaryPassword && (
        <ConfirmLink
          href={`/agents/${agent.id}/resend-credentials`}
          label={t("resend")}
          title={t("resendTitle", { name: agent.name })}
        >
          <ResendCredentials agent={agent} />
        </ConfirmLink>
      )}
    </>
  );
}
