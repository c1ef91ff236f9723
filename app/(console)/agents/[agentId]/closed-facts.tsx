import { getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { findClosing } from "#lib/agents/closed-account.ts";
import { restorableUntil } from "#lib/agents/rules.ts";
import { now } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Reading } from "./person-facts.tsx";

/** When an account was closed, how and by whom, and until when it can come back; nothing for one that is open. */
export async function ClosedFacts({ actor, agent, locale, timeZone }: Reading & { actor: Actor }) {
  const { closedAt, closedFrom, erasedAt } = agent;
  if (!closedAt) return null;
  const [t, states, closing] = await Promise.all([
    getTranslations("leave"),
    getTranslations("states"),
    findClosing(actor, agent),
  ]);
  const when = (at: Date) => <Moment at={at} locale={locale} timeZone={timeZone} />;
  const until = restorableUntil(closedAt);
  const by = closing?.by && closing.byId && <PersonLink id={closing.byId} name={closing.by} />;
  return (
    <Section title={t("closedTitle")} text={erasedAt && t("erasedText")}>
      <DescriptionList
        facts={[
          { label: t("closed"), value: when(closedAt) },
          ...(closing
            ? [
                {
                  label: t("closedBy"),
                  value: t(closing.action === "agent.deleted" ? "deletion" : "replacement"),
                },
              ]
            : []),
          ...(by ? [{ label: t("closedByWhom"), value: by }] : []),
          ...(closedFrom ? [{ label: t("closedFrom"), value: states(closedFrom) }] : []),
          erasedAt
            ? { label: t("erasedOn"), value: when(erasedAt) }
            : { label: t("restorable"), value: until > now() ? when(until) : t("restorableNoMore") },
        ]}
      />
    </Section>
  );
}
