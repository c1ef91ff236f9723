import { userAgentFromString } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import { listOwnSessions } from "#lib/auth/sessions-of.ts";
import type { Actor } from "#lib/values/actor.ts";

/** Where the actor is signed in, this browser marked. */
export async function SessionsTable({ actor }: { actor: Actor }) {
  const [t, locale, sessions] = await Promise.all([
    getTranslations("profile"),
    getLocale(),
    listOwnSessions(actor),
  ]);
  const { timeZone } = actor.organisation;

  return (
    <Table
      caption={t("sessions")}
      columns={[
        { key: "device", label: t("device") },
        { key: "address", label: t("address"), mayBreak: true },
        { key: "seen", label: t("lastSeen") },
      ]}
      rows={sessions.map(({ id, userAgent, address, seenAt }) => ({
        id,
        cells: {
          device: (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              {deviceName(userAgent, t)}
              {id === actor.sessionId && <Badge tone="accent">{t("thisOne")}</Badge>}
            </span>
          ),
          address: address ? <bdi dir="ltr">{address}</bdi> : t("unknownAddress"),
          seen: <Moment at={seenAt} locale={locale} timeZone={timeZone} />,
        },
      }))}
    />
  );
}

/** As much as the browser says of itself: "Firefox, Linux". */
function deviceName(sent: string, t: Awaited<ReturnType<typeof getTranslations<"profile">>>): string {
  const { browser, os } = userAgentFromString(sent);
  if (browser.name && os.name) return t("browserOn", { browser: browser.name, system: os.name });
  return browser.name ?? os.name ?? t("unknownDevice");
}
