import { getTranslations } from "next-intl/server";
import { requireActor } from "#lib/auth/session.ts";
import { listCampaigns } from "#lib/campaigns/list-campaigns.ts";
import { NameFilter } from "#lib/groups/list-filter.ts";
import { NamedList } from "../groups/named-list.tsx";
import { CampaignLink } from "./campaign-link.tsx";

/** What the organisation's agents work on. */
export default async function CampaignsPage({ searchParams }: PageProps<"/campaigns">) {
  const actor = await requireActor("campaigns.see");
  const asked = await searchParams;
  const filter = NameFilter.parse(asked);
  const [t, list] = await Promise.all([getTranslations("campaigns"), listCampaigns(actor, filter)]);
  return (
    <NamedList
      of="campaigns"
      filter={filter}
      isDeleted={asked.deleted !== undefined}
      list={list}
      figures={[
        { key: "groups", label: t("groups") },
        { key: "people", label: t("people") },
        { key: "agents", label: t("agents") },
      ]}
      link={CampaignLink}
    />
  );
}
