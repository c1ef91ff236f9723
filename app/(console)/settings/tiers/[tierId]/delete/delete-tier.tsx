import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { TierDetails } from "#lib/tiers/queries.ts";
import { newId } from "#lib/values/ids.ts";
import { deleteTierAction } from "./actions.ts";

/** Why a tier stays, or the form that deletes one that nothing has had: in the dialog and on the page. */
export async function DeleteTier({ tier }: { tier: TierDetails }) {
  const [t, sentences] = await Promise.all([getTranslations("settings"), errorSentences()]);
  return (
    <>
      {!tier.staysBecause && <p className="mb-4 max-w-xl">{t("deleteTierText")}</p>}
      <ConfirmForm
        action={deleteTierAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ tierId: tier.id }}
        page={`/settings/tiers/${tier.id}` as Route}
        look="danger"
        sentences={sentences}
        instead={tier.staysBecause && sentences[tier.staysBecause]}
        words={{
          submit: t("deleteTier"),
          pending: t("deletingTier"),
          cancel: t("cancel"),
          back: t("backToSettings"),
        }}
      />
    </>
  );
}
