import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { renewOwnSipSecretAction } from "./actions.ts";

/** What another secret of one's own will do, and the form that makes it. */
export async function OwnNewSipSecret() {
  const [t, sentences] = await Promise.all([getTranslations("sip"), errorSentences()]);
  return (
    <div className="group/ask">
      <p className="mb-4 group-has-[[data-done]]/ask:hidden">{t("renewOwnText")}</p>
      <ConfirmForm
        action={renewOwnSipSecretAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{}}
        page="/home"
        sentences={sentences}
        look="danger"
        words={{ submit: t("renew"), pending: t("renewing"), cancel: t("cancel"), back: t("backHome") }}
      />
    </div>
  );
}
