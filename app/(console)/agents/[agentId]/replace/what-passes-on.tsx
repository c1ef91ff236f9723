import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { callerNumberWords } from "#app/(console)/caller-id-facts.tsx";
import { GuideGaps } from "#app/(console)/guide-gaps.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import type { PassedOn, Replacement } from "#lib/agents/find-replacement.ts";
import { may } from "#lib/auth/policy.ts";
import { sumOf } from "#lib/billing/quote-rules.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import { now } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney, minorUnits } from "#lib/values/money.ts";
import { formatPhone } from "#lib/values/phone.ts";

/** What the new person gets, what ends for the one who leaves, and what it costs: by name, number and amount. */
export async function WhatPassesOn({
  actor,
  leaver,
  seat,
}: {
  actor: Actor;
  leaver: Replacement;
  seat: PassedOn;
}) {
  const [t, words, numbers, groupWords, format, locale, wouldCost] = await Promise.all([
    getTranslations("replaceAgent"),
    getTranslations("callerId"),
    getTranslations("numbers"),
    getTranslations("groups"),
    getFormatter(),
    getLocale(),
    costOfNewSeat(actor, seat),
  ]);
  const { direct, shown, ringsIn } = seat.calls;
  const { name, email, openSessions, recordings, templates, campaigns } = leaver;
  const tier =
    seat.nextTier && seat.nextTierOn
      ? t("tierPlanned", { tier: seat.tier, next: seat.nextTier, date: formatDay(seat.nextTierOn, locale) })
      : seat.tier;
  return (
    <div className="mb-5 grid max-w-xl gap-4">
      <div>
        <p className="font-semibold">{t("passesOn")}</p>
        <DescriptionList
          facts={[
            { label: t("tier"), value: tier },
            {
              label: t("extension"),
              value: seat.extension
                ? t(seat.extensionType === "SIP" ? "extensionSip" : "extensionWeb", {
                    extension: seat.extension,
                    name,
                  })
                : t("noExtension"),
            },
            {
              label: words("directNumber"),
              value: direct ? (
                <>
                  <bdi dir="ltr">{formatPhone(direct.number)}</bdi>
                  {direct.releaseOn && (
                    <span className="block text-muted">
                      {numbers("goes", { date: formatDay(direct.releaseOn, locale) })}
                    </span>
                  )}
                </>
              ) : (
                words("noneShort")
              ),
            },
            { label: words("label"), value: shown ? await callerNumberWords(shown) : words("noneShort") },
            {
              label: words("routes"),
              value:
                format.list(
                  ringsIn.map((route) => route.name),
                  { type: "unit" },
                ) || words("noRoutes"),
            },
            {
              label: groupWords("label"),
              value:
                format.list(
                  seat.groups.map((group) => group.name),
                  { type: "unit" },
                ) || groupWords("none"),
            },
            { label: t("devices"), value: t("devicesCount", { count: seat.devices }) },
            { label: t("forceLogin"), value: t(seat.forceLogin ? "forceLoginOn" : "forceLoginOff") },
            ...(seat.boost
              ? [
                  {
                    label: t("boost"),
                    value: t(seat.boost === "enabled" ? "boostEnabled" : "boostRequested"),
                  },
                ]
              : []),
          ]}
        />
      </div>
      <div>
        <p className="font-semibold">{t("ends", { name })}</p>
        <ul className="list-disc ps-5">
          <li>{t("accountCloses", { sessions: openSessions })}</li>
          <li>{t("addressIsFree", { email })}</li>
          {recordings > 0 && <li>{t("recordingsStay", { count: recordings })}</li>}
          {campaigns.length > 0 && (
            <li>
              {t("campaignsStay", {
                count: campaigns.length,
                names: format.list(
                  campaigns.map((campaign) => campaign.name),
                  { type: "unit" },
                ),
                name,
              })}
            </li>
          )}
          {templates > 0 && <li>{t("templatesStay", { count: templates })}</li>}
        </ul>
      </div>
      <p>
        <span className="font-semibold">
          {t("charge", { amount: formatMoney(minorUnits(0), actor.organisation.currency, locale) })}
        </span>{" "}
        {wouldCost}
      </p>
      <GuideGaps actor={actor} />
    </div>
  );
}

/** A sentence for those who see prices, while seats of this tier are sold. */
async function costOfNewSeat(actor: Actor, { tierId, tier }: PassedOn): Promise<string | null> {
  if (!may(actor.role, "prices.see")) return null;
  const quote = await quoteSeatChoice(actor, { kind: "new", tierId }, now());
  if (!quote) return null;
  const [t, locale] = await Promise.all([getTranslations("replaceAgent"), getLocale()]);
  const later = quote.lines.filter((line) => line.dueOn !== quote.today);
  const today = formatMoney(quote.dueToday, quote.currency, locale);
  const [first] = later;
  if (!first) return t("wouldCost", { tier, today });
  const then = formatMoney(sumOf(later.map((line) => line.amount)), quote.currency, locale);
  return t("wouldCostTwice", { tier, today, then, date: formatDay(first.dueOn, locale) });
}
