import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { ExtensionDetails } from "#lib/extensions/find-extension.ts";
import type { Actor } from "#lib/values/actor.ts";

/** Everybody who had the number, whichever seat it belonged to. */
export async function Holders({ actor, holders }: { actor: Actor; holders: ExtensionDetails["holders"] }) {
  const [t, words, locale] = await Promise.all([
    getTranslations("extension"),
    getTranslations("history"),
    getLocale(),
  ]);
  const when = (at: Date) => <Moment at={at} locale={locale} timeZone={actor.organisation.timeZone} />;
  return (
    <Section title={t("holders")}>
      {holders.length === 0 ? (
        <p className="text-muted">{t("noHolders")}</p>
      ) : (
        <Table
          caption={t("holders")}
          columns={[
            { key: "person", label: words("person") },
            { key: "from", label: words("from") },
            { key: "until", label: words("until") },
          ]}
          rows={holders.map(({ id, agentId, name, from, until }) => ({
            id: `${id}-${from.toISOString()}`,
            cells: {
              person: <PersonLink id={agentId} name={name} />,
              from: when(from),
              until: until ? when(until) : words("now"),
            },
          }))}
        />
      )}
    </Section>
  );
}
