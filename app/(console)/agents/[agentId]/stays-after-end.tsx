import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import type { AgentDetails } from "#lib/agents/queries.ts";
import { now } from "#lib/clock.ts";
import { dayIn } from "#lib/values/day.ts";

/** Says why an account outlives its end date: nobody else could let anybody in again. Nothing before that date. */
export async function StaysAfterEnd({ agent, timeZone }: { agent: AgentDetails; timeZone: string }) {
  const { name, role, state, endsOn } = agent;
  const isOver = endsOn !== null && endsOn <= dayIn(timeZone, now());
  if (!isOver || role !== "admin" || state !== "Active") return null;
  const t = await getTranslations("agent");
  return <Notice tone="warning">{t("staysAfterEnd", { name })}</Notice>;
}
