import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { chooseCarrier } from "#lib/carrier/choose.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { listHolds } from "#lib/numbers/list-holds.ts";
import { NumberSearch } from "#lib/numbers/schema.ts";
import { searchNumbers } from "#lib/numbers/search-numbers.ts";
import type { Wanted } from "#lib/values/carrier-answer.ts";
import { errorsByField } from "#lib/values/form-state.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { formatMoney } from "#lib/values/money.ts";
import { countryOptions } from "../country-options.ts";
import { sayOffer } from "../number-words.ts";
import { reachSentence } from "../reach-sentence.ts";
import { HeldNumbers } from "./held-numbers.tsx";
import { OffersForm } from "./offers-form.tsx";
import { SearchForm } from "./search-form.tsx";

/** Search and results; what is searched for stands in the address. */
export default async function BuyNumberPage({ searchParams }: PageProps<"/numbers/buy">) {
  const actor = await requireActor("numbers.buy");
  const query = await searchParams;
  const asked = NumberSearch.safeParse(query);
  const seatId = parseId<"seats">(query.seat);
  const isAsked = query.country !== undefined;
  const [t, locale, sentences, holds] = await Promise.all([
    getTranslations("numbers"),
    getLocale(),
    errorSentences(),
    listHolds(actor),
  ]);
  const carrier = chooseCarrier(env());
  const found =
    asked.success && isAsked ? await searchNumbers(actor, asked.data, { at: now(), carrier }) : null;
  const errors = asked.success || !isAsked ? {} : errorsByField(asked.error.issues);

  return (
    <>
      <PageHeader
        title={t("buyTitle")}
        text={t("buyText")}
        parent={{ href: "/numbers", label: t("title") }}
      />
      <div className="grid gap-5">
        {holds.length > 0 && <HeldNumbers holds={holds} actor={actor} />}
        <SearchForm
          typed={{
            country: typedText(query.country) ?? "US",
            areaCode: typedText(query.areaCode) ?? "",
            contains: typedText(query.contains) ?? "",
            sms: query.sms !== undefined,
            voice: query.voice !== undefined,
          }}
          seatId={seatId}
          errors={Object.fromEntries(
            Object.entries(errors).map(([field, key]) => [field, sentences[key] ?? sentences.invalid ?? key]),
          )}
          countries={countryOptions(locale)}
          words={{
            country: t("country"),
            areaCode: t("areaCode"),
            contains: t("contains"),
            containsHelp: t("containsHelp"),
            sms: t("mustSms"),
            voice: t("mustVoice"),
            submit: t("searchNumbers"),
          }}
        />
        {found && !found.ok && <Notice tone="danger">{sentences[found.refusal]}</Notice>}
        {found?.ok && found.offers.length === 0 && (
          <EmptyState title={t("noneTitle")} text={noneText(asked.data, carrier.name)} />
        )}
        {found?.ok && found.offers.length > 0 && (
          <Section
            title={t("found")}
            text={t("offerPrice", {
              price: formatMoney(found.monthlyPrice, actor.organisation.currency, locale),
            })}
          >
            <Reach sentence={await reachSentence(found, asked.data?.areaCode ?? null)} />
            <OffersForm
              key={found.offers.map(({ number }) => number).join()}
              formKey={newId<"idempotency_keys">()}
              seatId={seatId}
              offers={
                await Promise.all(
                  found.offers.map(async (offer) => ({ value: offer.number, label: await sayOffer(offer) })),
                )
              }
              sentences={sentences}
              words={{ number: t("number"), submit: t("select"), pending: t("selectPending") }}
            />
          </Section>
        )}
      </div>
    </>
  );

  function noneText(wanted: Wanted | undefined, name: string): string {
    const isElsewhere = wanted && wanted.country !== "US" && wanted.country !== "CA";
    return name === "fictional" && isElsewhere ? t("noneFictional") : t("noneText");
  }
}

function Reach({ sentence }: { sentence: string | null }) {
  return sentence ? (
    <div className="mb-4">
      <Notice tone="info">{sentence}</Notice>
    </div>
  ) : null;
}

/** A name that stands in an address twice is a list; the first counts. */
function typedText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
