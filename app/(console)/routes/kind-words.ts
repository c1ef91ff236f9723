import { getTranslations } from "next-intl/server";
import type { RouteKind } from "#lib/values/call-route.ts";

/** What each kind of call route is called. */
export async function kindWords(): Promise<Record<RouteKind, string>> {
  const t = await getTranslations("routes");
  return { "ring-group": t("ringGroup"), queue: t("queue"), ivr: t("ivr") };
}
