import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { NumberDetails } from "#lib/numbers/find-number.ts";
import type { Actor } from "#lib/values/actor.ts";

/** Whose the number was, the latest first, with everybody who sat there in that time. */
export async function NumberHistory({ periods, actor }: { periods: NumberDetails["periods"]; actor: Actor }) {
  const [t, locale] = await Promise.all([getTranslations("numbers"), getLocale()]);
  const { timeZone } = actor.organisation;
  const when = (at: Date) => <Moment at={at} locale={locale} timeZone={timeZone} />;
  return (
    <Section title={t("history")}>
      {periods.length === 0 ? (
        <p className="text-muted">{t("historyNone")}</p>
      ) : (
        <Table
          caption={t("history")}
          columns={[
            { key: "owner", label: t("historyOwner"), mayBreak: true },
            { key: "people", label: t("historyPeople"), mayBreak: true },
            { key: "from", label: t("from") },
            { key: "until", label: t("until") },
          ]}
          rows={periods.map(({ route, extension, holders, heldFrom, heldUntil }) => ({
            id: heldFrom.toISOString(),
            cells: {
              owner: route ?? (extension ? t("extension", { extension }) : t("seat")),
              people:
                holders.length > 0 ? (
                  <ul>
                    {[...new Map(holders.map((holder) => [holder.agentId, holder])).values()].map(
                      ({ agentId, name }) => (
                        <li key={agentId}>
                          <PersonLink id={agentId} name={name} />
                        </li>
                      ),
                    )}
                  </ul>
                ) : (
                  t("nobody")
                ),
              from: when(heldFrom),
              until: heldUntil ? when(heldUntil) : t("now"),
            },
          }))}
        />
      )}
    </Section>
  );
}
