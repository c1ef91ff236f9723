import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ExtensionDetails } from "#lib/extensions/find-extension.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { releaseExtensionAction } from "./actions.ts";
import { whoseItIs } from "./whose-it-is.ts";

/** What releasing will do, and the form that does it; or whose it is. In the dialog and on the page without the script. */
export async function ReleaseExtension({ extension }: { extension: ExtensionDetails }) {
  const [t, sentences, whose] = await Promise.all([
    getTranslations("extension"),
    errorSentences(),
    whoseItIs(extension),
  ]);
  if (whose) return <Notice tone="warning">{whose}</Notice>;
  const { id, number } = extension;
  return (
    <div className="group/ask">
      <p className="mb-4 group-has-[[data-done]]/ask:hidden">{t("releaseText", { number })}</p>
      <ConfirmForm
        action={releaseExtensionAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ extensionId: id }}
        page="/extensions"
        sentences={sentences}
        look="danger"
        words={{ submit: t("release"), pending: t("releasing"), cancel: t("cancel"), back: t("back") }}
      />
    </div>
  );
}
