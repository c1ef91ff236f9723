import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { StatusMark } from "#components/status-mark.tsx";
import { Table } from "#components/ui/table.tsx";
import { listPeriods } from "#lib/statuses/list-periods.ts";
import { nameOfStatus } from "#lib/statuses/rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

/** The statuses that somebody chose last, from when to when. */
export async function StatusPeriods({ actor, agentId }: { actor: Actor; agentId: AgentId }) {
  const [t, locale, periods] = await Promise.all([
    getTranslations("status"),
    getLocale(),
    listPeriods(actor, agentId),
  ]);
  if (periods.length === 0) return <p className="text-muted">{t("noPeriods")}</p>;

  const { timeZone } = actor.organisation;
  const when = (at: Date) => <Moment at={at} locale={locale} timeZone={timeZone} />;
  return (
    <Table
      caption={t("periods")}
      columns={[
        { key: "status", label: t("status") },
        { key: "from", label: t("from") },
        { key: "until", label: t("until") },
      ]}
      rows={periods.map((period) => ({
        id: period.from.toISOString(),
        cells: {
          status: (
            <StatusMark {...period} name={nameOfStatus(period, actor.language)} noCalls={t("noCalls")} />
          ),
          from: when(period.from),
          until: period.until ? when(period.until) : t("now"),
        },
      }))}
    />
  );
}
