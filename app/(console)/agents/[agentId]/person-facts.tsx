import { getTranslations } from "next-intl/server";
import { Day, Moment } from "#components/moment.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { opensUntil } from "#lib/agents/dates-rules.ts";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { now } from "#lib/clock.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

export interface Reading {
  agent: AgentDetails;
  locale: string;
  timeZone: string;
}

export async function PersonFacts({ agent, locale, timeZone }: Reading) {
  const [t, locations, roles, languages] = await Promise.all([
    getTranslations("agent"),
    getTranslations("locations"),
    getTranslations("roles"),
    getTranslations("languages"),
  ]);
  const phone = (number: string | null) =>
    number ? <bdi dir="ltr">{formatPhone(number as PhoneNumber)}</bdi> : t("none");
  const when = (at: Date) => <Moment at={at} locale={locale} timeZone={timeZone} />;

  return (
    <Section title={t("person")}>
      <DescriptionList
        facts={[
          { label: t("email"), value: <a href={`mailto:${agent.email}`}>{agent.email}</a> },
          { label: t("role"), value: roles(agent.role) },
          { label: t("language"), value: languages(agent.language) },
          { label: t("unit"), value: agent.unit ?? t("none") },
          { label: t("landLine"), value: phone(agent.landLine) },
          { label: t("mobile"), value: phone(agent.mobile) },
          { label: locations("field"), value: agent.location ?? t("none") },
          {
            label: locations("contactEditing"),
            value: locations(agent.mayEditContacts ? "allowed" : "notAllowed"),
          },
          { label: t("added"), value: when(agent.createdAt) },
          ...datesOf(agent).map(({ label, day }) => ({
            label: t(label),
            value: <Day day={day} locale={locale} />,
          })),
          { label: t("lastSignIn"), value: agent.lastSignInAt ? when(agent.lastSignInAt) : t("never") },
          {
            label: t("passwordState"),
            value: <PasswordState agent={agent} locale={locale} timeZone={timeZone} />,
          },
        ]}
      />
    </Section>
  );
}

async function PasswordState({ agent, locale, timeZone }: Reading) {
  const t = await getTranslations("agent");
  const { state, hasTemporaryPassword, passwordExpiresAt: expiresAt, endsOn } = agent;
  if (hasTemporaryPassword === null && state === "Scheduled") return t("passwordAtStart");
  if (hasTemporaryPassword === null) return t("none");
  if (!hasTemporaryPassword || !expiresAt) return t("passwordChosen");
  const at = now();
  const until = opensUntil({ expiresAt, endsOn, timeZone }, at);
  return t.rich(until <= at ? "passwordExpired" : "passwordTemporary", {
    when: () => <Moment at={until} locale={locale} timeZone={timeZone} />,
  });
}

/** Who never started, however the account stands, has no password of any kind. */
function datesOf({ hasTemporaryPassword, startsOn, endsOn }: AgentDetails) {
  const hasStarted = hasTemporaryPassword !== null;
  const starts = { label: hasStarted ? "startedOn" : "startsOn", day: startsOn } as const;
  const ends = { label: "endsOn", day: endsOn } as const;
  return [starts, ends].flatMap(({ label, day }) => (day ? [{ label, day }] : []));
}
