import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Moment } from "#components/moment.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { may } from "#lib/auth/policy.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import type { NumberDetails } from "#lib/numbers/find-number.ts";
import type { PurchaseFailure } from "#lib/numbers/purchase-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { formatMoney } from "#lib/values/money.ts";
import { namesOfSeats } from "../names-of-seats.ts";
import { canKey } from "../number-words.ts";
import { Owner } from "../owner.tsx";

export async function NumberFacts({ number, actor }: { number: NumberDetails; actor: Actor }) {
  const [t, errors, locale] = await Promise.all([
    getTranslations("numbers"),
    getTranslations("errors"),
    getLocale(),
  ]);
  const { timeZone, currency } = actor.organisation;
  const when = (at: Date) => <Moment at={at} locale={locale} timeZone={timeZone} />;
  const region = new Intl.DisplayNames(locale, { type: "region" }).of(number.country) ?? number.country;
  const reason = number.reason as Sentenced<PurchaseFailure> | null;
  const facts: { label: string; value: ReactNode }[] = [
    { label: t("state"), value: t(`states.${number.state}`) },
    { label: t("ownedBy"), value: <Owner number={number} /> },
    { label: t("can"), value: t(canKey(number)) },
    { label: t("place"), value: number.place ? `${number.place}, ${region}` : region },
    { label: t("carrier"), value: t(`carriers.${number.carrier}`) },
  ];
  if (may(actor.role, "prices.see")) {
    facts.push({ label: t("price"), value: formatMoney(number.monthlyPrice, currency, locale) });
  }
  facts.push(
    number.boughtAt
      ? { label: t("boughtOn"), value: when(number.boughtAt) }
      : { label: t("askedOn"), value: when(number.requestedAt) },
  );
  if (number.releasedAt) facts.push({ label: t("releasedOn"), value: when(number.releasedAt) });
  if (reason) facts.push({ label: t("reason"), value: errors(reason) });
  if (number.state === "bought") {
    const shown = number.showing.length > 0 ? await namesOfSeats(number.showing) : t("showingNone");
    facts.push({ label: t("showing"), value: shown });
  }
  return (
    <Section title={t("facts")}>
      <DescriptionList facts={facts} />
    </Section>
  );
}
