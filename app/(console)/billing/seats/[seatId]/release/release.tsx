import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ReleaseEffects } from "#app/(console)/release-effects.tsx";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId } from "#lib/values/ids.ts";
import { releaseSeatAction } from "./actions.ts";

/** What releasing will do, and the form that does it: in the dialog and on the page without the script. */
export async function Release({ actor, seat }: { actor: Actor; seat: SeatDetails }) {
  const [t, locale, sentences] = await Promise.all([getTranslations("seat"), getLocale(), errorSentences()]);
  return (
    <div className="group/ask">
      <p className="mb-4 group-has-[[data-done]]/ask:hidden">
        {t("releaseSay", { date: formatDay(seat.leaving.takesEffectOn, locale) })}
      </p>
      <ReleaseEffects actor={actor} seatId={seat.id} />
      <ConfirmForm
        action={releaseSeatAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ seatId: seat.id, goesOn: seat.leaving.takesEffectOn }}
        page={`/billing/seats/${seat.id}` as Route}
        look="danger"
        sentences={sentences}
        words={{
          submit: t("release"),
          pending: t("releasePending"),
          cancel: t("cancel"),
          back: t("back"),
        }}
      />
    </div>
  );
}

export async function releaseTitle({ extension }: SeatDetails): Promise<string> {
  const t = await getTranslations("seat");
  return extension ? t("releaseAsk", { extension }) : t("releaseAskBare");
}
