import { getLocale, getTranslations } from "next-intl/server";
import { NumbersInStay } from "#app/(console)/numbers-in-stay.tsx";
import { Moment } from "#components/moment.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { holdersOf } from "#lib/seats/history.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { SeatId } from "#lib/values/ids.ts";

/** Everybody who was in the seat, with the extensions of that time. */
export async function WhoHeldIt({ actor, seatId }: { actor: Actor; seatId: SeatId }) {
  const [t, locale, stays] = await Promise.all([
    getTranslations("history"),
    getLocale(),
    holdersOf(actor, seatId),
  ]);
  const { timeZone } = actor.organisation;
  const when = (at: Date) => <Moment at={at} locale={locale} timeZone={timeZone} />;
  return (
    <Section title={t("whoHeldIt")}>
      {stays.length === 0 ? (
        <p className="text-muted">{t("nobodyHeldIt")}</p>
      ) : (
        <Table
          caption={t("whoHeldIt")}
          columns={[
            { key: "person", label: t("person") },
            { key: "numbers", label: t("extension") },
            { key: "from", label: t("from") },
            { key: "until", label: t("until") },
          ]}
          rows={stays.map(({ id, agentId, name, numbers, from, until }) => ({
            id,
            cells: {
              person: <PersonLink id={agentId} name={name} />,
              numbers: <NumbersInStay numbers={numbers} locale={locale} timeZone={timeZone} />,
              from: when(from),
              until: until ? when(until) : t("now"),
            },
          }))}
        />
      )}
    </Section>
  );
}
