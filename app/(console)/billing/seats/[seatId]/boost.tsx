import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import { dayIn } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId } from "#lib/values/ids.ts";
import { RequestBoostForm } from "./request-boost-form.tsx";

/** ConnectionBoost: asked for by a button, enabled by support; the state it is in. */
export async function Boost({ seat, actor }: { seat: SeatDetails; actor: Actor }) {
  const [t, locale, sentences] = await Promise.all([getTranslations("seat"), getLocale(), errorSentences()]);
  const { boost, boostAt, supportEmail } = seat;
  const since = boostAt && { date: formatDay(dayIn(actor.organisation.timeZone, boostAt), locale) };

  return (
    <Section
      title={t("boostTitle")}
      text={boost === null && supportEmail ? t("boostText", { email: supportEmail }) : undefined}
    >
      {since && <p>{boost === "enabled" ? t("boostEnabled", since) : t("boostRequested", since)}</p>}
      {boost === null && !supportEmail && <p className="text-muted">{t("boostNoAddress")}</p>}
      {boost === null && supportEmail && (
        <RequestBoostForm
          seatId={seat.id}
          formKey={newId<"idempotency_keys">()}
          sentences={sentences}
          words={{ submit: t("boostRequest"), pending: t("boostPending") }}
        />
      )}
    </Section>
  );
}
