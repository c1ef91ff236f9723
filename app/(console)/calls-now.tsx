import { getTranslations } from "next-intl/server";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { findMayCall } from "#lib/seats/find-may-call.ts";
import type { CallAnswer } from "#lib/seats/may-call.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

/** Whether this agent's seat may place and receive calls now, and why not. */
export async function CallsNow({ actor, agentId }: { actor: Actor; agentId: AgentId }) {
  const [t, now] = await Promise.all([getTranslations("calls"), findMayCall(actor, agentId)]);
  if (!now) return null;
  const said = (answer: CallAnswer) => (answer.allowed ? t("yes") : t(`reasons.${answer.reason}`));
  return (
    <Section title={t("title")}>
      <DescriptionList
        facts={[
          { label: t("place"), value: said(now.place) },
          { label: t("receive"), value: said(now.receive) },
        ]}
      />
    </Section>
  );
}
