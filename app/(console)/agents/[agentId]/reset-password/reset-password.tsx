import { getTranslations } from "next-intl/server";
import { ResetPasswordForm } from "./reset-password-form.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { countOpenSessions } from "#lib/auth/sessions-of.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";

/** What resetting will do, in this case, and the form that does it: in the dialog and on the page without the script. */
export async function ResetPassword({ actor, agent }: { actor: Actor; agent: AgentDetails }) {
  const [t, sessions, sentences] = await Promise.all([
    getTranslations("agent"),
    countOpenSessions(actor, agent.id),
    errorSentences(),
  ]);
  return (
    <>
      <p className="mb-4">{t("resetText", { name: agent.name, sessions })}</p>
      <ResetPasswordForm
        agentId={agent.id}
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        words={{
          submit: t("resetPassword"),
          pending: t("pendingReset"),
          cancel: t("cancel"),
          sendCredentials: t("sendCredentials"),
          temporaryPassword: t("temporaryPassword"),
          back: t("back", { name: agent.name }),
        }}
      />
    </>
  );
}
