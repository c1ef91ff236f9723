import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { may } from "#lib/auth/policy.ts";
import type { ExtensionDetails } from "#lib/extensions/find-extension.ts";
import type { Actor } from "#lib/values/actor.ts";

/** Which seat has the number, and who is in it. */
export async function ExtensionFacts({ actor, extension }: { actor: Actor; extension: ExtensionDetails }) {
  const [t, locale] = await Promise.all([getTranslations("extension"), getLocale()]);
  const { seatId, tier, agentId, name, since } = extension;
  const seat =
    seatId && may(actor.role, "billing.see") ? (
      <Link
        prefetch={false}
        href={`/billing/seats/${seatId}` as Route}
        className="text-accent hover:underline"
      >
        {tier}
      </Link>
    ) : (
      tier
    );
  const holder = agentId && name ? <PersonLink id={agentId} name={name} /> : t(seatId ? "vacant" : "waits");
  return (
    <Section title={t("facts")}>
      <DescriptionList
        facts={[
          { label: t("holder"), value: holder },
          ...(seatId ? [{ label: t("seat"), value: seat }] : []),
          {
            label: t(seatId ? "since" : "waitsSince"),
            value: <Moment at={since} locale={locale} timeZone={actor.organisation.timeZone} show="day" />,
          },
        ]}
      />
    </Section>
  );
}
