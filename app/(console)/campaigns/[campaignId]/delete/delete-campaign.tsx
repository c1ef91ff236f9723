import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { CampaignDetails } from "#lib/campaigns/find-campaign.ts";
import { DeleteNamed } from "../../../groups/delete-named.tsx";
import { deleteCampaignAction } from "./actions.ts";

interface DeleteCampaignProps {
  campaign: Pick<CampaignDetails, "id" | "name">;
  /** How many work on it now. */
  agents: number;
}

/** What hangs on a campaign, and the form that deletes it. */
export async function DeleteCampaign({ campaign: { id, name }, agents }: DeleteCampaignProps) {
  const t = await getTranslations("campaigns");
  return (
    <DeleteNamed
      action={deleteCampaignAction}
      hidden={{ campaignId: id }}
      name={name}
      page={`/campaigns/${id}` as Route}
    >
      <li>{t("deleteText")}</li>
      {agents > 0 && <li>{t("deleteAgents", { count: agents })}</li>}
    </DeleteNamed>
  );
}
