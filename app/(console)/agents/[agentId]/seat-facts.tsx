import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Moment } from "#components/moment.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Reading } from "./person-facts.tsx";

export async function SeatFacts({
  agent,
  locale,
  timeZone,
  linksToSeat,
  secret,
}: Reading & {
  linksToSeat: boolean;
  /** The button that shows how the phone connects. */
  secret: ReactNode;
}) {
  const t = await getTranslations("agent");
  if (!agent.seatId || !agent.heldFrom) {
    return (
      <Section title={t("seat")}>
        <p className="text-muted">{t("noSeat", { name: agent.name })}</p>
      </Section>
    );
  }
  return (
    <Section
      title={t("seat")}
      actions={
        <>
          {linksToSeat && (
            <LinkButton href={`/billing/seats/${agent.seatId}` as Route}>{t("changeTier")}</LinkButton>
          )}
          {secret}
        </>
      }
    >
      <DescriptionList
        facts={[
          { label: t("tier"), value: agent.tier },
          {
            label: t("extension"),
            value: agent.extension ? `${agent.extension} (${agent.extensionType})` : t("none"),
          },
          { label: t("forceLogin"), value: t(agent.forceLogin ? "yes" : "no") },
          {
            label: t("since"),
            value: <Moment at={agent.heldFrom} locale={locale} timeZone={timeZone} show="day" />,
          },
        ]}
      />
    </Section>
  );
}
