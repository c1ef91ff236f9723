import type { Route } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { ChargeFilter } from "#lib/billing/list-filter.ts";
import { readStatement } from "#lib/billing/statement.ts";
import { now } from "#lib/clock.ts";
import { addDays, type Day, dayIn } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { StatementLines } from "./statement-lines.tsx";

/** A day that is none counts as not given: today's period then. */
const Query = z.object({ period: ChargeFilter.shape.from });

export default async function StatementPage({ searchParams }: PageProps<"/billing/statement">) {
  const actor = await requireActor("billing.see");
  const { period: day } = Query.parse(await searchParams);
  const [t, locale, statement] = await Promise.all([
    getTranslations("billing"),
    getLocale(),
    readStatement(actor, day, now()),
  ]);
  if (!statement) notFound();

  const { previous, next, isCurrent, lines } = statement;
  const { name, currency, timeZone } = actor.organisation;
  const date = (each: Day) => formatDay(each, locale);
  const span = { from: date(statement.period.from), until: date(addDays(statement.period.until, -1)) };
  const address = (from: Day) => `/billing/statement?period=${from}` as Route;
  return (
    <>
      <PageHeader title={t("statement")} parent={{ href: "/billing" as Route, label: t("title") }} />
      <div className="mb-5 max-w-2xl">
        <DescriptionList
          facts={[
            { label: t("organisation"), value: <bdi>{name}</bdi> },
            { label: t("period"), value: t("statementPeriod", span) },
            { label: t("currency"), value: currency },
            { label: t("printedOn"), value: date(dayIn(timeZone, now())) },
          ]}
        />
        {isCurrent && <p className="mt-2 text-muted">{t("statementCurrent", span)}</p>}
      </div>
      {lines.length === 0 ? (
        <EmptyState title={t("statementEmptyTitle")} text={t("statementEmptyText", span)} />
      ) : (
        <StatementLines statement={statement} currency={currency} />
      )}
      <nav aria-label={t("statements")} className="mt-4 flex flex-wrap justify-between gap-3 print:hidden">
        {previous && <LinkButton href={address(previous)}>{t("previousPeriod")}</LinkButton>}
        <p className="grow self-center text-muted">{t("print")}</p>
        {next && <LinkButton href={address(next)}>{t("nextPeriod")}</LinkButton>}
      </nav>
    </>
  );
}
