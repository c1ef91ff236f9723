import { getTranslations } from "next-intl/server";
import type { Reading } from "./person-facts.tsx";
import { Moment } from "#components/moment.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";

export async function SeatFacts({ agent, locale, timeZone }: Reading) {
  const t = await getTranslations("agent");
  if (!agent.seatId || !agent.heldFrom) {
    return (
      <Section title={t("seat")}>
        <p className="text-muted">{t("noSeat", { name: agent.name })}</p>
      </Section>
    );
  }
  return (
    <Section title={t("seat")}>
      <DescriptionList
        facts={[
          { label: t("tier"), value: agent.tier },
          {
            label: t("extension"),
            value: agent.extension ? `${agent.extension} (${agent.extensionType})` : t("none"),
          },
          { label: t("forceLogin"), value: t(agent.forceLogin ? "yes" : "no") },
          { label: t("since"), value: <Moment at={agent.heldFrom} locale={locale} timeZone={timeZone} show="day" /> },
        ]}
      />
    </Section>
  );
}
