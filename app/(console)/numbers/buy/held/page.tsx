import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Option, OptionGroup } from "#components/ui/select-field.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { now } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import { findOwnNumber } from "#lib/numbers/find-own-number.ts";
import { listHolds } from "#lib/numbers/list-holds.ts";
import { quoteNumber } from "#lib/numbers/quote-number.ts";
import { NumberField } from "#lib/numbers/schema.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { TypedSearch } from "#lib/values/search-key.ts";
import { FindOwner } from "../../find-owner.tsx";
import { sayOffer } from "../../number-words.ts";
import { ownerOptions } from "../../owner-options.ts";
import { searchAddress } from "../search-address.ts";
import { alreadyOwnAnswer } from "./bought-answer.ts";
import { BuyNumberForm } from "./buy-number-form.tsx";
import { WhatBecame } from "./what-became.tsx";

/** A selected number: what it costs, for whom it is, and `Buy Number`. */
export default async function HeldNumberPage({ searchParams }: PageProps<"/numbers/buy/held">) {
  const actor = await requireActor("numbers.buy");
  const query = await searchParams;
  const number = NumberField.safeParse(query.number).data;
  const [t, locale, sentences, holds] = await Promise.all([
    getTranslations("numbers"),
    getLocale(),
    errorSentences(),
    listHolds(actor),
  ]);
  const held = holds.find((each) => each.number === number);
  const parent = { href: "/numbers/buy" as Route, label: t("buyTitle") };
  const title = number ? t("heldTitle", { number: formatPhone(number) }) : t("buyTitle");
  const wanted = parseId<"seats">(query.seat);
  const q = TypedSearch.parse(query.q);
  const found = held ? await ownerOptions(actor, { q, wanted }) : null;
  const owners = [{ value: "", label: t("toPool") }, ...(found?.options ?? [])];
  const own = number && !held ? await findOwnNumber(actor, number) : null;
  const quote = held && (await quoteNumber(actor, held.number as PhoneNumber, now()));

  return (
    <div className="group/page">
      <PageHeader title={title} parent={parent} />
      {held && (
        <div className="mb-4 grid gap-1 group-has-[[data-done]]/page:hidden">
          <p>{await sayOffer({ ...held, number: held.number as PhoneNumber })}</p>
          <p className="text-muted">
            {t.rich("heldText", {
              time: () => (
                <Moment
                  at={held.heldUntil}
                  locale={locale}
                  timeZone={actor.organisation.timeZone}
                  show="time"
                />
              ),
            })}
          </p>
        </div>
      )}
      {number && found && (
        <div className="group-has-[[data-done]]/page:hidden">
          <FindOwner q={q} more={found.more} kept={{ number, ...(wanted && { seat: wanted }) }} />
        </div>
      )}
      {number && (
        <BuyNumberForm
          number={number}
          formKey={newId<"idempotency_keys">()}
          owners={owners}
          owner={ownerIn(owners, `seat:${wanted}`)}
          quote={quote ? await drawQuote(quote) : null}
          gone={
            own ? (
              <WhatBecame {...(await alreadyOwnAnswer(number, own))} />
            ) : (
              <NoLongerHeld
                number={number}
                words={{ expired: sentences["hold-expired"], again: t("searchAgain") }}
              />
            )
          }
          sentences={sentences}
          quoteWords={await quoteWords()}
          words={{ owner: t("assignTo"), submit: t("buy"), pending: t("buyPending"), cancel: t("cancel") }}
        />
      )}
      {!number && (
        <NoLongerHeld number={null} words={{ expired: sentences["hold-expired"], again: t("searchAgain") }} />
      )}
    </div>
  );
}

/** The choice that somebody came for, where it can be had. */
function ownerIn(owners: readonly (Option | OptionGroup)[], wanted: string): string {
  const options = owners.flatMap((each) => ("options" in each ? each.options : [each]));
  return options.some(({ value }) => value === wanted) ? wanted : "";
}

function NoLongerHeld({
  number,
  words,
}: {
  number: PhoneNumber | null;
  words: { expired: string | undefined; again: string };
}) {
  return (
    <div className="grid max-w-xl gap-4">
      <Notice tone="warning">{words.expired}</Notice>
      <div>
        <LinkButton href={searchAddress(number)}>{words.again}</LinkButton>
      </div>
    </div>
  );
}
