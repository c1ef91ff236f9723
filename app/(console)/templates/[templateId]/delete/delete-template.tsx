import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { AgentId, TemplateId } from "#lib/values/ids.ts";
import { newId } from "#lib/values/ids.ts";
import { deleteTemplateAction } from "./actions.ts";

export interface DeletedTemplate {
  template: { id: TemplateId; title: string; owner: { id: AgentId; name: string } };
  isOwn: boolean;
}

/** What deleting takes away, and the form that does it: in the dialog and on the page without the script. */
export async function DeleteTemplate({ template: { id, owner }, isOwn }: DeletedTemplate) {
  const [t, sentences] = await Promise.all([getTranslations("templates"), errorSentences()]);
  return (
    <div className="group/ask">
      <p className="mb-4 group-has-[[data-done]]/ask:hidden">{t("deleteText", { name: owner.name })}</p>
      <ConfirmForm
        action={deleteTemplateAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ agentId: owner.id, templateId: id }}
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
