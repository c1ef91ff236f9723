import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { chooseCarrier } from "#lib/carrier/choose.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { listHolds } from "#lib/numbers/list-holds.ts";
import { NumberSearch } from "#lib/numbers/schema.ts";
import { searchNumbers } from "#lib/numbers/search-numbers.ts";
import { errorsByField } from "#lib/values/form-state.ts";
import { parseId } from "#lib/values/ids.ts";
import { countryOptions } from "../country-options.ts";
import { Found } from "./found.tsx";
import { HeldNumbers } from "./held-numbers.tsx";
import { Offers } from "./offers.tsx";
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
        {found && !found.ok && (
          <Found>
            <Notice tone="danger">{sentences[found.refusal]}</Notice>
          </Found>
        )}
        {found?.ok && asked.success && (
          <Offers
            key={JSON.stringify(asked.data)}
            actor={actor}
            wanted={asked.data}
            found={found}
            seatId={seatId}
            carrier={carrier.name}
          />
        )}
      </div>
    </>
  );
}

/** A name that stands in an address twice is a list; the first counts. */
function typedText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
