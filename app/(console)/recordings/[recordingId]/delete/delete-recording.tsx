import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { AgentId, RecordingId } from "#lib/values/ids.ts";
import { newId } from "#lib/values/ids.ts";
import { deleteRecordingAction } from "./actions.ts";

export interface DeletedRecording {
  recording: { id: RecordingId; title: string; owner: { id: AgentId; name: string } };
  isOwn: boolean;
}

/** What deleting takes away, and the form that does it: in the dialog and on the page without the script. */
export async function DeleteRecording({ recording: { id, owner }, isOwn }: DeletedRecording) {
  const [t, sentences] = await Promise.all([getTranslations("recordings"), errorSentences()]);
  return (
    <div className="group/ask">
      <p className="mb-4 group-has-[[data-done]]/ask:hidden">{t("deleteText", { name: owner.name })}</p>
      <ConfirmForm
        action={deleteRecordingAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ agentId: owner.id, recordingId: id }}
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
