import type { Route } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Money } from "#components/money.tsx";
import { SeatCounter } from "#components/seat-counter.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { may } from "#lib/auth/policy.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { findOverview } from "#lib/overview/find-overview.ts";
import { seatSentence } from "#lib/seats/seat-sentence.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney } from "#lib/values/money.ts";
import { DueList } from "./due-list.tsx";
import { GuideGaps } from "./guide-gaps.tsx";
import { SeatsByTier } from "./seats-by-tier.tsx";

/** Where admins and managers land; agents have /home. Each figure leads to the list behind it. */
export default async function OverviewPage() {
  const actor = await requireActor();
  if (!may(actor.role, "agents.see")) redirect("/home");
  const [t, agents, states, quote, locale, overview] = await Promise.all([
    getTranslations("overview"),
    getTranslations("agents"),
    getTranslations("mailStates"),
    getTranslations("quote"),
    getLocale(),
    findOverview(actor, now()),
  ]);
  const { count, tiers, starts, ends, waiting, mails, bill } = overview;

  return (
    <>
      <PageHeader
        title={t("title")}
        text={<SeatCounter sentence={seatSentence(agents, count)} />}
        actions={
          <LinkButton href="/agents/new" look="primary">
            {t("add")}
          </LinkButton>
        }
      />
      <div className="grid gap-5 lg:grid-cols-2">
        {may(actor.role, "settings.change") && (
          <div className="empty:hidden lg:col-span-2">
            <GuideGaps actor={actor} />
          </div>
        )}
        <div className="lg:col-span-2">
          <SeatsByTier tiers={tiers} vacant={count.vacant} vacantAt={bill ? "/billing" : "/agents/new"} />
        </div>
        <DueList
          title={t("starts")}
          due={starts}
          none={t("startsNone")}
          all={{ label: t("toStarts", { count: starts.count }), href: "/agents?due=start" }}
        />
        <DueList
          title={t("ends")}
          due={ends}
          none={t("endsNone")}
          all={{ label: t("toEnds", { count: ends.count }), href: "/agents?due=end" }}
        />
        <Section title={t("waiting")}>
          <p className="text-muted">{t("waitingText", { count: waiting })}</p>
          {waiting > 0 && (
            <p className="mt-3">
              <LinkButton href="/agents?state=Waiting">{t("toWaiting")}</LinkButton>
            </p>
          )}
        </Section>
        <Section title={t("mails")}>
          {mails.length === 0 && <p className="text-muted">{t("mailsFine")}</p>}
          <ul className="grid gap-1">
            {mails.map(({ state, count: troubled }) => (
              <li key={state}>
                <Link href={`/outbox?state=${state}` as Route} className="text-accent hover:underline">
                  {t("mailsOf", { count: troubled, state: states(state) })}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
        {bill && (
          <Section title={t("bill")} text={t("billText", { date: formatDay(bill.on, locale) })}>
            <p className="text-2xl font-semibold tabular-nums">
              <Money amount={bill.amount} currency={bill.currency} locale={locale} />
            </p>
            {bill.second && (
              <p className="mt-1 text-muted">
                {quote("secondPart", {
                  amount: formatMoney(bill.second.amount, bill.currency, locale),
                  date: formatDay(bill.second.on, locale),
                })}
              </p>
            )}
            <p className="mt-3">
              <LinkButton href="/billing">{t("toBill")}</LinkButton>
            </p>
          </Section>
        )}
      </div>
    </>
  );
}
