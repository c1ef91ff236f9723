import { getTranslations } from "next-intl/server";
import { comingBack } from "../coming-back.ts";
import { type Asked, LeaveQuestion } from "../leave-question.tsx";
import { reactivateAction } from "./actions.ts";

/** What reactivating gives back, and what is needed besides. */
export async function Reactivate({ actor, agent, refusal }: Asked) {
  const state = agent.deactivatedFrom;
  const [t, { opening, endDate }] = await Promise.all([
    getTranslations("leave"),
    comingBack(actor, agent, { how: "comesBack", state }),
  ]);
  const { extension } = agent;
  return (
    <LeaveQuestion
      agent={agent}
      refusal={refusal}
      action={reactivateAction}
      submit={t("reactivate")}
      effects={[opening, seatEffect(), endDate]}
    />
  );

  function seatEffect() {
    if (!extension) return t("noSeatHeld", { name: agent.name });
    return t(state === "Active" ? "sameSeatAnswered" : "sameSeat", { extension });
  }
}
