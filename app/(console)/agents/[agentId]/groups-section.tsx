import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { type AgentPlaces, findAgentPlaces } from "#lib/campaigns/agent-campaigns.ts";
import type { Actor } from "#lib/values/actor.ts";
import { CampaignLink } from "../../campaigns/campaign-link.tsx";
import { GroupLink } from "../../groups/group-link.tsx";
import { LinkedNames } from "../../groups/linked-names.tsx";

/** The groups of the seat, and the campaigns with the way into each. Nothing for who holds no seat and is named by none. */
export async function GroupsSection({ actor, agent }: { actor: Actor; agent: AgentDetails }) {
  const [t, places] = await Promise.all([getTranslations("groups"), findAgentPlaces(actor, agent)]);
  if (!agent.seatId && places.campaigns.length === 0) return null;
  const way = ({ id, name, through, isSingle }: AgentPlaces["campaigns"][number]): ReactNode => {
    const parts = {
      campaign: () => <CampaignLink id={id} name={name} />,
      groups: () => <LinkedNames rows={through} link={GroupLink} />,
    };
    if (through.length === 0) return t.rich("single", parts);
    return t.rich(isSingle ? "throughAndSingle" : "through", parts);
  };
  return (
    <Section title={t("section")} text={t("sectionText")}>
      <DescriptionList
        facts={[
          {
            label: t("label"),
            value:
              places.groups.length === 0 ? t("none") : <LinkedNames rows={places.groups} link={GroupLink} />,
          },
          {
            label: t("campaigns"),
            value:
              places.campaigns.length === 0 ? (
                t("none")
              ) : (
                <ul>
                  {places.campaigns.map((campaign) => (
                    <li key={campaign.id}>{way(campaign)}</li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Section>
  );
}
