import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { SeatPrice } from "../../../seat-price.tsx";

/** What the seat costs, and the way to another tier, which is quoted before it is charged. For those who see prices. */
export async function SeatTier({ seat }: { seat: SeatDetails }) {
  const [t, words, locale] = await Promise.all([
    getTranslations("editAgent"),
    getTranslations("seat"),
    getLocale(),
  ]);
  const { nextTier, nextTierOn } = seat;
  const later = nextTier && nextTierOn && { tier: nextTier.name, date: formatDay(nextTierOn, locale) };
  return (
    <div className="mt-8 max-w-xl">
      <Section
        title={t("tierTitle")}
        text={t("tierText")}
        actions={<LinkButton href={`/billing/seats/${seat.id}` as Route}>{words("change")}</LinkButton>}
      >
        <DescriptionList
          facts={[
            { label: words("tier"), value: <SeatPrice seat={seat} /> },
            ...(later ? [{ label: t("plannedTier"), value: words("planned", later) }] : []),
          ]}
        />
      </Section>
    </div>
  );
}
