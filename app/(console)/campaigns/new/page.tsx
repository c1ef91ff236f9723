import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { CampaignForm } from "../campaign-form.tsx";
import { campaignFormOf } from "../campaign-form-of.ts";
import { addCampaignAction } from "./actions.ts";

export default async function NewCampaignPage() {
  const actor = await requireActor("campaigns.change");
  const [t, form] = await Promise.all([getTranslations("campaigns"), campaignFormOf(actor, null)]);
  return (
    <>
      <PageHeader title={t("new")} parent={{ href: "/campaigns", label: t("title") }} />
      <CampaignForm {...form} action={addCampaignAction} />
    </>
  );
}
