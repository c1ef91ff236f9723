import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { QuoteToConfirm } from "#components/quote-to-confirm.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import type { Quote } from "#lib/billing/quote-rules.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import type { Day } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { keepSeatAction } from "./actions.ts";

interface SeatToKeep {
  seatId: SeatId;
  /** Null when the seat is not due for release any more, as once it was kept: the form then has its answer to show. */
  on: Day | null;
  keeping: Quote | null;
}

/** What keeping the seat comes to, and the form that keeps it: in the dialog and on the page without the script. */
export async function KeepSeat({ seat }: { seat: SeatToKeep }) {
  const [t, locale, sentences, quote, words] = await Promise.all([
    getTranslations("billing"),
    getLocale(),
    errorSentences(),
    seat.keeping && drawQuote(seat.keeping),
    quoteWords(),
  ]);
  return (
    <div className="group/ask">
      {seat.on && (
        <p className="mb-4 group-has-[[data-done]]/ask:hidden">
          {t("keepText", { date: formatDay(seat.on, locale) })}
        </p>
      )}
      <ConfirmForm
        action={keepSeatAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ seatId: seat.seatId }}
        page={"/billing" as Route}
        sentences={sentences}
        words={{ submit: t("keep"), pending: t("keepPending"), cancel: t("cancel"), back: t("back") }}
      >
        {quote ? (
          <QuoteToConfirm quote={quote} words={words} />
        ) : (
          <Notice tone="warning">{sentences["seat-not-to-be-released"]}</Notice>
        )}
      </ConfirmForm>
    </div>
  );
}
