import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { renewSipSecretAction } from "./actions.ts";

/** What another secret will do, and the form that makes it: in the dialog and on the page without the script. */
export async function NewSipSecret({ agent }: { agent: AgentDetails }) {
  const [t, words, sentences] = await Promise.all([
    getTranslations("sip"),
    getTranslations("agent"),
    errorSentences(),
  ]);
  return (
    <div className="group/ask">
      <p className="mb-4 group-has-[[data-done]]/ask:hidden">{t("renewText", { name: agent.name })}</p>
      <ConfirmForm
        action={renewSipSecretAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ agentId: agent.id }}
        page={`/agents/${agent.id}` as Route}
        sentences={sentences}
        look="danger"
        words={{
          submit: t("renew"),
          pending: t("renewing"),
          cancel: words("cancel"),
          back: words("back", { name: agent.name }),
        }}
      />
    </div>
  );
}
