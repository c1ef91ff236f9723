import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { Section } from "#components/ui/section.tsx";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { Release, releaseTitle } from "./release/release.tsx";

export async function ReleaseSection({ actor, seat }: { actor: Actor; seat: SeatDetails }) {
  const [t, locale, title] = await Promise.all([getTranslations("seat"), getLocale(), releaseTitle(seat)]);
  const { leaving } = seat;
  const days = { from: formatDay(leaving.from, locale), on: formatDay(leaving.takesEffectOn, locale) };
  return (
    <Section title={t("releaseTitle")} text={t("releaseText")}>
      {leaving.isAllowed ? (
        <ConfirmLink href={`/billing/seats/${seat.id}/release`} label={t("release")} title={title}>
          <Release actor={actor} seat={seat} />
        </ConfirmLink>
      ) : (
        <p>{t("contractText", days)}</p>
      )}
    </Section>
  );
}
