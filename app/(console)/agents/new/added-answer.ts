import { getLocale, getTranslations } from "next-intl/server";
import type { Added } from "#lib/agents/add-agent.ts";
import { opensUntil } from "#lib/agents/dates-rules.ts";
import { now } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays24h, type Day } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney, minorUnits } from "#lib/values/money.ts";
import { formatPhone } from "#lib/values/phone.ts";
import { chosenSentence } from "../location-choices.ts";

export interface AddedAnswer {
  agentId: string;
  title: string;
  text: string;
  temporaryPassword: string | null;
  shownOnce: string;
  /** Said in its place where there is one that is not shown again; null before the start date, when there is none. */
  secretGone: string | null;
  mail: string;
  seat: string;
  /** Which server location was the nearest, and by what it was known. */
  location: string | null;
  open: string;
  href: string;
  /** The way to adding voicemail drops, on the same page. */
  drops: string;
}

/** What the confirmation says, in the reader's language. */
export async function addedAnswer(
  actor: Actor,
  { value, secret }: { value: Added; secret: string | null },
): Promise<AddedAnswer> {
  const [t, locale] = await Promise.all([getTranslations("addAgent"), getLocale()]);
  const { agentId, name, email, mailQueued, extension, charged, startsOn, endsOn } = value;
  const date = (day: Day) => formatDay(day, locale);
  const begins = startsOn
    ? t("doneScheduled", { name, date: date(startsOn) })
    : t("doneText", { name, email });
  const { timeZone, temporaryPasswordDays: days } = actor.organisation;
  const at = now();
  const expiresAt = addDays24h(at, days);
  const endsFirst = endsOn && opensUntil({ expiresAt, endsOn, timeZone }, at) < expiresAt;
  const mailNow = mailQueued ? t("mailQueued", { email }) : t("mailNotQueued");
  return {
    agentId,
    title: t("doneTitle"),
    text: endsOn ? `${begins} ${t("doneEnds", { date: date(endsOn) })}` : begins,
    temporaryPassword: secret,
    shownOnce: endsFirst ? t("shownOnceUntilEnd", { date: date(endsOn) }) : t("shownOnce", { days }),
    secretGone: startsOn ? null : t("secretGone"),
    mail: startsOn ? t("mailAtStart", { email }) : mailNow,
    seat: [
      extension ? t("doneSeat", { extension }) : t("doneNoSeat"),
      charged ? t("doneCharged", { amount: shownAmount(charged, locale) }) : null,
      await sayNumber(value),
    ]
      .filter(Boolean)
      .join(" "),
    location: await chosenSentence(value.nearest),
    open: t("toAgent", { name }),
    href: `/agents/${agentId}`,
    drops: t("toDrops"),
  };
}

/** What became of the number that was bought with it. */
async function sayNumber({ bought, purchase }: Added): Promise<string | null> {
  if (!bought || !purchase) return null;
  const [t, errors, locale] = await Promise.all([
    getTranslations("addAgent"),
    getTranslations("errors"),
    getLocale(),
  ]);
  const number = formatPhone(bought.number);
  if (purchase.state === "failed") return t("doneNumberFailed", { number, reason: errors(purchase.reason) });
  if (purchase.state === "unknown") return t("doneNumberUnknown", { number });
  const { charged } = purchase;
  const cost = charged && t("doneNumberCharged", { amount: shownAmount(charged, locale) });
  return [t("doneNumber", { number }), cost].filter(Boolean).join(" ");
}

function shownAmount({ amount, currency }: NonNullable<Added["charged"]>, locale: string): string {
  return formatMoney(minorUnits(BigInt(amount)), currency, locale);
}
