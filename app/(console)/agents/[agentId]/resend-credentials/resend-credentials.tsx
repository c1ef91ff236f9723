import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { resendCredentialsAction } from "./actions.ts";

/** What resending will do, and the form that does it: in the dialog and on the page without the script. */
export async function ResendCredentials({ agent }: { agent: AgentDetails }) {
  const [t, sentences] = await Promise.all([getTranslations("agent"), errorSentences()]);
  return (
    <div className="group/ask">
      <p className="mb-4 group-has-[[data-done]]/ask:hidden">{t("resendText", { email: agent.email })}</p>
      <ConfirmForm
        action={resendCredentialsAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ agentId: agent.id }}
        page={`/agents/${agent.id}` as Route}
        sentences={sentences}
        words={{
          submit: t("resend"),
          pending: t("pendingResend"),
          cancel: t("cancel"),
          back: t("back", { name: agent.name }),
        }}
      />
    </div>
  );
}
