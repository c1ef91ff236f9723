import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { type LocationDetails, WhoHasIt } from "../who-has-it.tsx";
import { deleteLocationAction } from "./actions.ts";

/** Who has a server location, or the form that deletes one that nobody has: in the dialog and on the page. */
export async function DeleteLocation({ location }: { location: LocationDetails }) {
  const [t, sentences] = await Promise.all([getTranslations("locations"), errorSentences()]);
  const isInUse = location.people > 0;
  return (
    <>
      {!isInUse && <p className="mb-4 max-w-xl">{t("deleteText")}</p>}
      <ConfirmForm
        action={deleteLocationAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ locationId: location.id }}
        page={`/settings/locations/${location.id}` as Route}
        look="danger"
        sentences={sentences}
        instead={
          isInUse && (
            <Notice tone="warning">
              <WhoHasIt location={location} />
              <p className="mt-2">{t("deleteHint")}</p>
            </Notice>
          )
        }
        words={{ submit: t("delete"), pending: t("deleting"), cancel: t("cancel"), back: t("back") }}
      />
    </>
  );
}
