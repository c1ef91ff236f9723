import { getLocale, getTranslations } from "next-intl/server";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import type { Quote } from "#lib/billing/quote-rules.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import type { Day } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { KeepSeatForm } from "./keep-seat-form.tsx";

interface SeatToKeep {
  seatId: SeatId;
  name: string;
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
      <KeepSeatForm
        seatId={seat.seatId}
        formKey={newId<"idempotency_keys">()}
        quote={quote}
        sentences={sentences}
        quoteWords={words}
        words={{
          submit: t("keep"),
          pending: t("keepPending"),
          cancel: t("cancel"),
          kept: t("kept", { seat: seat.name }),
          back: t("back"),
        }}
      />
    </div>
  );
}
