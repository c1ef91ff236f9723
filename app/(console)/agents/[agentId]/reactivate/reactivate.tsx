import { getLocale, getTranslations } from "next-intl/server";
import { startsNow } from "#lib/agents/dates-rules.ts";
import { now } from "#lib/clock.ts";
import { dayIn } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { type Asked, LeaveQuestion } from "../leave-question.tsx";
import { reactivateAction } from "./actions.ts";

/** What reactivating gives back, and what is needed besides. */
export async function Reactivate({ actor, agent, refusal }: Asked) {
  const [t, locale] = await Promise.all([getTranslations("leave"), getLocale()]);
  const at = now();
  const today = dayIn(actor.organisation.timeZone, at);
  const hasEnded = agent.endsOn !== null && agent.endsOn <= today;
  const { deactivatedFrom: state } = agent;
  const isStarted = state && startsNow({ ...agent, state, endsOn: hasEnded ? null : agent.endsOn, today });
  const hasExpired =
    agent.hasTemporaryPassword === true && agent.passwordExpiresAt !== null && agent.passwordExpiresAt <= at;
  return (
    <LeaveQuestion
      agent={agent}
      refusal={refusal}
      action={reactivateAction}
      submit={t("reactivate")}
      effects={[
        isStarted && agent.startsOn
          ? t("startsNow", { date: formatDay(agent.startsOn, locale), name: agent.name })
          : t(`comesBack.${state ?? "Active"}`, { name: agent.name }),
        agent.extension
          ? t("sameSeat", { extension: agent.extension })
          : t("noSeatHeld", { name: agent.name }),
        hasEnded && agent.endsOn ? t("endDateGoes", { date: formatDay(agent.endsOn, locale) }) : null,
        hasExpired ? t("passwordExpired") : null,
      ]}
    />
  );
}
