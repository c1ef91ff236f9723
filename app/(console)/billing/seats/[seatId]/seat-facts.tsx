import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { PersonLink } from "#components/person-link.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { SeatPrice } from "../../../seat-price.tsx";

export async function SeatFacts({ seat, actor }: { seat: SeatDetails; actor: Actor }) {
  const [t, locale] = await Promise.all([getTranslations("seat"), getLocale()]);
  const { timeZone } = actor.organisation;
  const { nextTier, nextTierOn, releaseOn, releasedAt, occupantId, occupant } = seat;
  const later = nextTier && nextTierOn && { tier: nextTier.name, date: formatDay(nextTierOn, locale) };
  const goes = releaseOn && !releasedAt && t("goes", { date: formatDay(releaseOn, locale) });

  return (
    <Section title={t("facts")}>
      <DescriptionList
        facts={[
          {
            label: t("occupant"),
            value: occupantId && occupant ? <PersonLink id={occupantId} name={occupant} /> : t("vacant"),
          },
          {
            label: t("tier"),
            value: (
              <>
                <SeatPrice seat={seat} />
                {later && <span className="block text-muted">{t("planned", later)}</span>}
                {goes && <span className="block text-muted">{goes}</span>}
              </>
            ),
          },
          {
            label: t("extension"),
            value: seat.extension ? `${seat.extension} (${seat.extensionType})` : t("none"),
          },
          {
            label: t("made"),
            value: <Moment at={seat.createdAt} locale={locale} timeZone={timeZone} show="day" />,
          },
        ]}
      />
    </Section>
  );
}
