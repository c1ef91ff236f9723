import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findCampaign } from "#lib/campaigns/find-campaign.ts";
import { findLineUp } from "#lib/campaigns/read-line-up.ts";
import { now } from "#lib/clock.ts";
import { dayIn } from "#lib/values/day.ts";
import { parseId } from "#lib/values/ids.ts";
import { DeleteCampaign } from "./delete-campaign.tsx";

/** The confirmation as a page, for those without the script. */
export default async function DeleteCampaignPage({ params }: PageProps<"/campaigns/[campaignId]/delete">) {
  const actor = await requireActor("campaigns.change");
  const id = parseId<"campaigns">((await params).campaignId);
  const campaign = id && (await findCampaign(actor, id));
  if (!campaign) notFound();

  const today = dayIn(actor.organisation.timeZone, now());
  const [t, { count }] = await Promise.all([
    getTranslations("campaigns"),
    findLineUp(actor, id, { after: null, today }),
  ]);
  return (
    <ConfirmPage
      title={t("deleteTitle", { name: campaign.name })}
      parent={{ href: `/campaigns/${campaign.id}` as Route, label: campaign.name }}
      refusal={null}
    >
      <DeleteCampaign campaign={campaign} agents={count} />
    </ConfirmPage>
  );
}
