import { getLocale, getTranslations } from "next-intl/server";
import { may } from "#lib/auth/policy.ts";
import { formatMoney } from "#lib/values/money.ts";
import { type Asked, LeaveQuestion, otherWay } from "../leave-question.tsx";
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
        t("accessEnds", { name: agent.name, sessions }),
        agent.seatId ? seatStays() : t("noSeatHeld", { name: agent.name }),
        agent.extension ? t("nobodyAnswers", { extension }) : null,
        agent.seatId
          ? t.rich("replaceInstead", { name: agent.name, link: otherWay(agent, "replace") })
          : null,
        may(actor.role, "agents.delete")
          ? t.rich("deleteInstead", { link: otherWay(agent, "delete") })
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
