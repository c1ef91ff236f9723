import { getTranslations } from "next-intl/server";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { countOpenSessions } from "#lib/auth/sessions-of.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { ResetPasswordForm } from "./reset-password-form.tsx";

/** What resetting will do, in this case, and the form that does it: in the dialog and on the page without the script. */
export async function ResetPassword({ actor, agent }: { actor: Actor; agent: AgentDetails }) {
  const [t, sessions, sentences] = await Promise.all([
    getTranslations("agent"),
    countOpenSessions(actor, agent.id),
    errorSentences(),
  ]);
  return (
    <div className="group/ask">
      <p className="mb-4 group-has-[[data-done]]/ask:hidden">
        {t("resetText", { name: agent.name, sessions })}
      </p>
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
    </div>
  );
}
