import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { QuoteToConfirm } from "#components/quote-to-confirm.tsx";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import type { NumberDetails } from "#lib/numbers/find-number.ts";
import { quoteKeepingNumber } from "#lib/numbers/keep-number.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId } from "#lib/values/ids.ts";
import { keepNumberAction } from "./actions.ts";

interface KeepProps {
  number: NumberDetails;
  actor: Actor;
  at: Instant;
  /** Why it cannot be done any more; said in the form's place, unless this very form has just done it. */
  refusal?: string | null;
}

/** What keeping the number comes to, and the form that keeps it: in the dialog and on the page without the script. */
export async function Keep({ number, actor, at, refusal = null }: KeepProps) {
  const [t, locale, sentences, quote, words] = await Promise.all([
    getTranslations("numbers"),
    getLocale(),
    errorSentences(),
    quoteKeepingNumber(actor, number.id, at),
    quoteWords(),
  ]);
  return (
    <div className="group/ask">
      {number.releaseOn && (
        <p className="mb-4 group-has-[[data-done]]/ask:hidden">
          {t("keepText", { date: formatDay(number.releaseOn, locale) })}
        </p>
      )}
      <ConfirmForm
        action={keepNumberAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ numberId: number.id }}
        page={`/numbers/${number.id}` as Route}
        sentences={sentences}
        instead={refusal}
        words={{ submit: t("keep"), pending: t("keepPending"), cancel: t("cancel"), back: t("back") }}
      >
        <QuoteToConfirm quote={quote && (await drawQuote(quote))} words={words} />
      </ConfirmForm>
    </div>
  );
}
