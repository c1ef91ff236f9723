import { getLocale, getTranslations } from "next-intl/server";
import { may } from "#lib/auth/policy.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney } from "#lib/values/money.ts";
import { type Asked, LeaveQuestion, otherWay } from "../leave-question.tsx";
import { plannedCost } from "../planned-cost.ts";
import { openSessions, seatToLeave } from "../seat-to-leave.ts";
import { deactivateAction } from "./actions.ts";

/** What deactivating ends now and what goes on, and how the seat could serve somebody else. */
export async function Deactivate({ actor, agent, refusal }: Asked) {
  const [t, locale, sessions, seat] = await Promise.all([
    getTranslations("leave"),
    getLocale(),
    openSessions(actor, agent.id),
    seatToLeave(actor, agent.seatId),
  ]);
  const extension = agent.extension ?? "";
  return (
    <LeaveQuestion
      agent={agent}
      refusal={refusal}
      action={deactivateAction}
      submit={t("deactivate")}
      effects={[
        agent.state === "Scheduled" && agent.startsOn
          ? t("startIsOff", { name: agent.name, date: formatDay(agent.startsOn, locale) })
          : t("accessEnds", { name: agent.name, sessions }),
        agent.seatId ? seatStays() : t("noSeatHeld", { name: agent.name }),
        seat && (await plannedCost(seat)),
        agent.extension ? t("nobodyAnswers", { extension }) : null,
        agent.seatId
          ? t.rich("replaceInstead", { name: agent.name, link: otherWay(agent, "replace") })
          : null,
        may(actor.role, "agents.delete")
          ? t.rich(agent.seatId ? "deleteInstead" : "deleteInsteadSeatless", {
              link: otherWay(agent, "delete"),
            })
          : null,
      ]}
    />
  );

  function seatStays() {
    if (!seat) return t("seatStays", { extension });
    const cost = formatMoney(seat.tier.monthlyPrice, seat.currency, locale);
    return t("seatStaysCosting", { extension, cost });
  }
}
