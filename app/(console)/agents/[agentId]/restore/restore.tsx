import { getLocale, getTranslations } from "next-intl/server";
import { QuoteToConfirm } from "#components/quote-to-confirm.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { findWhatComesBack } from "#lib/agents/closed-account.ts";
import { startsNow } from "#lib/agents/dates-rules.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { now } from "#lib/clock.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import { dayIn } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { type Asked, LeaveQuestion } from "../leave-question.tsx";
import { restoreAction } from "./actions.ts";

/** What comes back with the account and what no longer does. */
export async function Restore({ actor, agent, refusal }: Asked) {
  const [t, locale, words, found] = await Promise.all([
    getTranslations("leave"),
    getLocale(),
    quoteWords(),
    findWhatComesBack(actor, agent, now()),
  ]);
  const { seat, quote, lostSeat, emailTaken } = found;
  const extension = seat?.extension ?? "";
  const today = dayIn(actor.organisation.timeZone, now());
  const hasEnded = agent.endsOn !== null && agent.endsOn <= today;
  const { closedFrom: state } = agent;
  const isStarted = state && startsNow({ ...agent, state, endsOn: hasEnded ? null : agent.endsOn, today });
  return (
    <LeaveQuestion
      agent={agent}
      refusal={refusal}
      action={restoreAction}
      submit={t("restore")}
      sentences={{ "email-taken": t("addressInUse") }}
      effects={[
        isStarted && agent.startsOn
          ? t("startsNow", { date: formatDay(agent.startsOn, locale), name: agent.name })
          : t(`restoresTo.${state ?? "Active"}`, { name: agent.name }),
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
        <TextField name="email" type="email" label={t("newAddress")} help={t("newAddressHelp")} />
      )}
      <QuoteToConfirm quote={quote && (await drawQuote(quote))} words={words} />
    </LeaveQuestion>
  );
}
