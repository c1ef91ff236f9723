import { getFormatter, getTranslations } from "next-intl/server";
import { callerIdFacts, LostCallerId } from "#app/(console)/caller-id-facts.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { findCallerId } from "#lib/seats/find-caller-id.ts";
import type { Actor } from "#lib/values/actor.ts";

/** What one's own calls show, whether SMS can be sent, and the call routes that ring one's seat. */
export async function OwnCallerId({ actor }: { actor: Actor }) {
  const callerId = await findCallerId(actor, actor.agentId);
  if (!callerId) return null;
  const [t, format, facts] = await Promise.all([
    getTranslations("callerId"),
    getFormatter(),
    callerIdFacts(callerId),
  ]);
  const names = format.list(
    callerId.ringsIn.map(({ name }) => name),
    { type: "unit" },
  );
  return (
    <Section title={t("section")}>
      <LostCallerId callerId={callerId} isOwn />
      <DescriptionList facts={[...facts, { label: t("routes"), value: names || t("noRoutes") }]} />
    </Section>
  );
}
