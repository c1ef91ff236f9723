import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { FormAction } from "#lib/values/form-state.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { newId } from "#lib/values/ids.ts";

interface DeletePersonalProps {
  of: "recordings" | "templates";
  owner: { id: AgentId; name: string };
  isOwn: boolean;
  /** What the form sends beside the owner's id. */
  hidden: Record<string, string>;
  action: FormAction<string>;
}

/**
 * What deleting somebody's voicemail drop or template takes away, and the form that does it: in the dialog and on the page without
 * the script.
 */
export async function DeletePersonal({ of, owner, isOwn, hidden, action }: DeletePersonalProps) {
  const [t, sentences] = await Promise.all([getTranslations(of), errorSentences()]);
  return (
    <div className="group/ask">
      <p className="mb-4 group-has-[[data-done]]/ask:hidden">{t("deleteText", { name: owner.name })}</p>
      <ConfirmForm
        action={action}
        formKey={newId<"idempotency_keys">()}
        hidden={{ agentId: owner.id, ...hidden }}
        page={(isOwn ? "/profile" : `/agents/${owner.id}`) as Route}
        sentences={sentences}
        look="danger"
        words={{
          submit: t("delete"),
          pending: t("deleting"),
          cancel: t("cancel"),
          back: t("back", { page: isOwn ? t("profile") : owner.name }),
        }}
      />
    </div>
  );
}
