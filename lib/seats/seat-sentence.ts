import type { getTranslations } from "next-intl/server";
import type { SeatCount } from "./queries.ts";

type AgentsTranslations = Awaited<ReturnType<typeof getTranslations<"agents">>>;

/** "12 of 15 seats in use, 2 vacant, 1 held by a deactivated agent": the same sentence wherever seats are counted. */
export function seatSentence(t: AgentsTranslations, count: SeatCount): string {
  const { seats, inUse, vacant, heldByDeactivated: held } = count;
  return held === 0 ? t("counterNoneHeld", { seats, inUse, vacant }) : t("counter", { seats, inUse, vacant, held });
}
