import { getLocale, getTranslations } from "next-intl/server";
import { startsNow } from "#lib/agents/dates-rules.ts";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { now } from "#lib/clock.ts";
import type { Actor, State } from "#lib/values/actor.ts";
import { dayIn } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";

/**
 * Sentences about an account that comes back in the state that it left: what opens it again, and what becomes of an end date that has
 * passed, if there is one.
 */
export async function comingBack(
  { organisation }: Actor,
  agent: AgentDetails,
  by: { how: "comesBack" | "restoresTo"; state: State | null },
): Promise<{ opening: string; endDate: string | null }> {
  const [t, locale] = await Promise.all([getTranslations("leave"), getLocale()]);
  const at = now();
  const today = dayIn(organisation.timeZone, at);
  const { name, startsOn, passwordExpiresAt } = agent;
  const state = by.state ?? "Active";
  const ended = agent.endsOn !== null && agent.endsOn <= today ? agent.endsOn : null;
  return { opening: opening(), endDate: ended && t("endDateGoes", { date: formatDay(ended, locale) }) };

  function opening() {
    if (startsOn && startsNow({ ...agent, state, endsOn: ended ? null : agent.endsOn, today }))
      return t("startsNow", { date: formatDay(startsOn, locale), name });
    const isOpen = state === "Active" || state === "Waiting";
    const hasExpired = agent.hasTemporaryPassword && passwordExpiresAt !== null && passwordExpiresAt <= at;
    return isOpen && hasExpired ? t("passwordExpired") : t(`${by.how}.${state}`, { name });
  }
}
