import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import type { CampaignDetails } from "#lib/campaigns/find-campaign.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { deleteCampaignAction } from "./actions.ts";

interface DeleteCampaignProps {
  campaign: Pick<CampaignDetails, "id" | "name">;
  /** How many work on it now. */
  agents: number;
}

/** What hangs on a campaign, and the form that deletes it: in the dialog and on the page. */
export async function DeleteCampaign({ campaign: { id, name }, agents }: DeleteCampaignProps) {
  const [t, words, sentences] = await Promise.all([
    getTranslations("campaigns"),
    getTranslations("routes"),
    errorSentences(),
  ]);
  return (
    <>
      <ul className="mb-4 grid max-w-xl list-disc gap-1.5 ps-5">
        <li>{t("deleteText")}</li>
        {agents > 0 && <li>{t("deleteAgents", { count: agents })}</li>}
      </ul>
      <ConfirmForm
        action={deleteCampaignAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ campaignId: id }}
        page={`/campaigns/${id}` as Route}
        look="danger"
        sentences={sentences}
        words={{
          submit: words("delete"),
          pending: words("deleting"),
          cancel: words("cancel"),
          back: words("back", { name }),
        }}
      />
    </>
  );
}
