import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { ShowSipSecretForm } from "../../../show-sip-secret-form.tsx";
import { showSipSecretAction } from "./actions.ts";

/** That it is noted who asked, and the form that shows the secret: in the dialog and on the page without the script. */
export async function ShowSipSecret({ agent }: { agent: AgentDetails }) {
  const [t, words, sentences] = await Promise.all([
    getTranslations("sip"),
    getTranslations("agent"),
    errorSentences(),
  ]);
  const page = `/agents/${agent.id}` as Route;
  return (
    <div className="group/ask">
      <p className="mb-4 group-has-[[data-done]]/ask:hidden">{t("askText", { name: agent.name })}</p>
      <ShowSipSecretForm
        action={showSipSecretAction}
        agentId={agent.id}
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        words={{ submit: t("show"), pending: t("pending") }}
        cancel={<CancelLink href={page}>{words("cancel")}</CancelLink>}
        back={
          <a href={page} className="font-medium text-accent hover:underline">
            {words("back", { name: agent.name })}
          </a>
        }
      />
    </div>
  );
}
