import { getTranslations } from "next-intl/server";
import { ResendCredentialsForm } from "./resend-credentials-form.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";

/** What resending will do, and the form that does it: in the dialog and on the page without the script. */
export async function ResendCredentials({ agent }: { agent: AgentDetails }) {
  const [t, sentences] = await Promise.all([getTranslations("agent"), errorSentences()]);
  return (
    <>
      <p className="mb-4">{t("resendText", { email: agent.email })}</p>
      <ResendCredentialsForm
        agentId={agent.id}
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        words={{
          submit: t("resend"),
          pending: t("pendingResend"),
          cancel: t("cancel"),
          back: t("back", { name: agent.name }),
        }}
      />
    </>
  );
}
