import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findCampaign } from "#lib/campaigns/find-campaign.ts";
import { findLineUp } from "#lib/campaigns/read-line-up.ts";
import { now } from "#lib/clock.ts";
import { dayIn } from "#lib/values/day.ts";
import { parseId } from "#lib/values/ids.ts";
import { CampaignForm } from "../campaign-form.tsx";
import { campaignFormOf } from "../campaign-form-of.ts";
import { changeCampaignAction } from "./actions.ts";
import { AgentsResulting } from "./agents-resulting.tsx";
import { DeleteCampaign } from "./delete/delete-campaign.tsx";

/** A campaign: who works on it now, what is planned, and the form that changes it. */
export default async function CampaignPage({ params, searchParams }: PageProps<"/campaigns/[campaignId]">) {
  const actor = await requireActor("campaigns.see");
  const id = parseId<"campaigns">((await params).campaignId);
  const campaign = id && (await findCampaign(actor, id));
  if (!campaign) notFound();

  const { added, after } = await searchParams;
  const [t, words, form, lineUp] = await Promise.all([
    getTranslations("campaigns"),
    getTranslations("routes"),
    campaignFormOf(actor, campaign),
    findLineUp(actor, id, {
      after: parseId<"agents">(after),
      today: dayIn(actor.organisation.timeZone, now()),
    }),
  ]);
  const { name, version } = campaign;
  return (
    <>
      <PageHeader
        title={name}
        parent={{ href: "/campaigns", label: t("title") }}
        actions={
          <ConfirmLink
            href={`/campaigns/${id}/delete`}
            label={words("delete")}
            look="danger"
            title={t("deleteTitle", { name })}
          >
            <DeleteCampaign campaign={campaign} agents={lineUp.count} />
          </ConfirmLink>
        }
      />
      <div className="grid gap-5">
        {added !== undefined && version === 1 && <DoneNotice>{t("added", { name })}</DoneNotice>}
        <AgentsResulting campaignId={id} lineUp={lineUp} isFirst={after === undefined} />
        <Section title={words("edit")}>
          <CampaignForm {...form} action={changeCampaignAction} />
        </Section>
      </div>
    </>
  );
}
