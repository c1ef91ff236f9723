import { getTranslations } from "next-intl/server";
import { AgentFeatures } from "#app/(console)/agents/[agentId]/agent-features.tsx";
import { Section } from "#components/ui/section.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { may } from "#lib/auth/policy.ts";
import type { Actor } from "#lib/values/actor.ts";

/** The own seat: with the switch for whoever may turn it, to look at for everybody else. */
export async function OwnFeatures({ actor, person }: { actor: Actor; person: AgentDetails }) {
  if (may(actor.role, "features.change"))
    return <AgentFeatures actor={actor} agent={person} page="/profile" />;
  const t = await getTranslations("features");
  const { extension, extensionType, tier } = person;
  return (
    <Section title={t("title")}>
      <p>
        {extension && extensionType && tier
          ? t("yourSeat", { extension, type: extensionType, tier })
          : t("yourNoSeat")}
      </p>
    </Section>
  );
}
