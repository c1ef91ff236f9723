import { getLocale, getTranslations } from "next-intl/server";
import { ReleaseEffects } from "#app/(console)/release-effects.tsx";
import { restorableUntil } from "#lib/agents/rules.ts";
import { listOwed } from "#lib/billing/list-owed.ts";
import { now } from "#lib/clock.ts";
import { dayIn } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney } from "#lib/values/money.ts";
import { type Asked, LeaveQuestion, otherWay } from "../leave-question.tsx";
import { openSessions, seatToLeave } from "../seat-to-leave.ts";
import { deleteAction } from "./actions.ts";
import { SeatFate } from "./seat-fate.tsx";

/** What deleting ends, what becomes of the seat and its money, and what could be done instead. */
export async function Delete({ actor, agent, refusal }: Asked) {
  const at = now();
  const [t, locale, sessions, seat, owed] = await Promise.all([
    getTranslations("leave"),
    getLocale(),
    openSessions(actor, agent.id),
    seatToLeave(actor, agent.seatId),
    agent.seatId ? listOwed(actor, agent.seatId) : [],
  ]);
  const restorable = formatDay(dayIn(actor.organisation.timeZone, restorableUntil(at)), locale);
  return (
    <LeaveQuestion
      agent={agent}
      refusal={refusal}
      action={deleteAction}
      submit={t("delete")}
      look="danger"
      effects={[
        ...closes(),
        seat ? t("noMoney") : t("noSeatHeld", { name: agent.name }),
        ...owed.map(({ amount, dueOn }) =>
          t("stillOwed", {
            amount: formatMoney(amount, actor.organisation.currency, locale),
            date: formatDay(dueOn, locale),
          }),
        ),
        agent.state === "Deactivated"
          ? null
          : t.rich(seat ? "deactivateInstead" : "deactivateInsteadSeatless", {
              link: otherWay(agent, "deactivate"),
            }),
        seat ? t.rich("replaceInstead", { name: agent.name, link: otherWay(agent, "replace") }) : null,
      ]}
    >
      {seat && <SeatFate seat={seat} />}
      {seat?.leaving.isAllowed && <ReleaseEffects actor={actor} seatId={seat.id} />}
    </LeaveQuestion>
  );

  function closes() {
    const { name, state, startsOn } = agent;
    if (state === "Deactivated") return [t("closesUntil", { date: restorable })];
    if (state !== "Scheduled" || !startsOn) return [t("accountCloses", { name, sessions, date: restorable })];
    return [
      t("startIsOff", { name, date: formatDay(startsOn, locale) }),
      t("closesUntil", { date: restorable }),
    ];
  }
}
