import { getLocale, getTranslations } from "next-intl/server";
import { QuoteToConfirm } from "#components/quote-to-confirm.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { findWhatComesBack } from "#lib/agents/closed-account.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { now } from "#lib/clock.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { comingBack } from "../coming-back.ts";
import { type Asked, LeaveQuestion } from "../leave-question.tsx";
import { restoreAction } from "./actions.ts";

/** What comes back with the account and what no longer does. */
export async function Restore({ actor, agent, refusal }: Asked) {
  const [t, locale, words, { opening, endDate }, found] = await Promise.all([
    getTranslations("leave"),
    getLocale(),
    quoteWords(),
    comingBack(actor, agent, { how: "restoresTo", state: agent.closedFrom }),
    findWhatComesBack(actor, agent, now()),
  ]);
  const { seat, quote, lostSeat, emailTaken } = found;
  const extension = seat?.extension ?? "";
  return (
    <LeaveQuestion
      agent={agent}
      refusal={refusal}
      action={restoreAction}
      submit={t("restore")}
      sentences={{ "email-taken": t("addressInUse") }}
      effects={[
        opening,
        endDate,
        seat ? t("seatComesBack", { extension, tier: seat.tier.name }) : null,
        seat?.releaseOn
          ? t("releaseCancelled", { extension, date: formatDay(seat.releaseOn, locale) })
          : null,
        lostSeat ? t("seatLost") : null,
        seat || lostSeat ? null : t("noSeatBefore"),
        emailTaken
          ? t("addressTaken", { email: agent.email })
          : t("addressComesBack", { email: agent.email }),
      ]}
    >
      {emailTaken && (
        <TextField
          name="email"
          type="email"
          label={t("newAddress")}
          help={agent.closedFrom === "Scheduled" ? undefined : t("newAddressHelp")}
        />
      )}
      <QuoteToConfirm quote={quote && (await drawQuote(quote))} words={words} />
    </LeaveQuestion>
  );
}
