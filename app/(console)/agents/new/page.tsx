import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { FirstQuote } from "#components/use-live-quote.ts";
import { addedAgain } from "#lib/agents/added-again.ts";
import { listReplaceable } from "#lib/agents/list-replaceable.ts";
import { SeatChoiceField } from "#lib/agents/schema.ts";
import { may } from "#lib/auth/policy.ts";
import { requireActor } from "#lib/auth/session.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import { now } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import { countSeats, seatOffers } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { dayIn } from "#lib/values/day.ts";
import { type Id, newId, parseId } from "#lib/values/ids.ts";
import { GuideGaps } from "../../guide-gaps.tsx";
import { callerIdOptions } from "../../numbers/caller-id-options.ts";
import { ReplaceInstead } from "../../replace-instead.tsx";
import { locationChoices, locationWords } from "../location-choices.ts";
import { groupChoices, personChoices, personWords } from "../person-words.ts";
import { PlacesList } from "../places-list.tsx";
import { seatOptions } from "../seat-options.ts";
import { AddAgentForm } from "./add-agent-form.tsx";
import { addedAnswer } from "./added-answer.ts";
import { AgentAdded } from "./agent-added.tsx";
import { personalChoices, personalPartWords } from "./personal-words.ts";
import { mostNamed, ReuseSeat } from "./reuse-seat.tsx";
import { TiersToChoose } from "./tiers-to-choose.tsx";

export default async function AddAgentPage({ searchParams }: PageProps<"/agents/new">) {
  const actor = await requireActor("agents.add");
  const again = await answeredJustNow(actor, (await searchParams).added);
  if (again) return again;
  const query = await searchParams;
  const wanted = parseId<"seats">(query.seat);
  const [t, choices, offers, count, sentences, callerIds] = await Promise.all([
    getTranslations("addAgent"),
    personChoices(actor),
    seatOffers(actor, dayIn(actor.organisation.timeZone, now()), wanted),
    countSeats(actor),
    errorSentences(),
    callerIdOptions(actor),
  ]);
  const chosen = offers.vacant.find((seat) => seat.id === wanted) ?? offers.vacant[0];
  const mayBuy = may(actor.role, "seats.charge");

  const seats = [...(await seatOptions(actor, offers)), { value: "none", label: t("noSeat") }];
  const tierLastUsed = mayBuy && offers.tierLastUsed ? `tier:${offers.tierLastUsed}` : "none";

  const seat = chosen ? `seat:${chosen.id}` : tierLastUsed;

  const held = count.heldByDeactivated > 0 ? await listReplaceable(actor, mostNamed) : [];

  // Filling a seat that is due for release keeps it, which costs.
  const due = mayBuy ? 0 : count.vacant - offers.vacantCount;
  const instead = <ReplaceInstead vacant={count.vacant - due} held={count.heldByDeactivated} due={due} />;

  return (
    <div className="group/page">
      <PageHeader title={t("title")} parent={{ href: "/agents", label: t("parent") }} />
      {query.seat !== undefined && chosen?.id !== wanted && (
        <div className="mb-6 max-w-xl">
          <Notice tone="warning">{sentences["seat-taken"]}</Notice>
        </div>
      )}
      <PlacesList />
      <ReuseSeat vacant={offers.vacant} vacantCount={offers.vacantCount} held={held} count={count} />
      <div className="mb-6 max-w-xl empty:hidden group-has-[[data-agent-added]]/page:hidden">
        <GuideGaps actor={actor} />
      </div>
      <AddAgentForm
        formKey={newId<"idempotency_keys">() satisfies Id<"idempotency_keys">}
        sentences={sentences}
        choices={choices}
        location={await locationChoices(actor, { worksFrom: null, mobile: null, landLine: null }, null)}
        language={actor.language}
        seats={seats}
        seat={seat}
        seatHelp={mayBuy ? undefined : t("seatHelpManager")}
        quote={
          mayBuy
            ? {
                first: await firstQuote(actor, seat),
                words: await quoteWords(),
                // Beside a vacant seat that is chosen already, what costs is the number.
                instead: <div className="[form:has(option[value^='seat:']:checked)_&]:hidden">{instead}</div>,
              }
            : null
        }
        instead={mayBuy || offers.vacant.length > 0 ? null : instead}
        tiers={mayBuy && <TiersToChoose tiers={offers.tiers} />}
        callerIds={callerIds.options}
        picker={
          may(actor.role, "numbers.buy")
            ? {
                title: t("buyNumber"),
                optional: t("buyNumberOptional"),
                areaCode: t("areaCode"),
                areaCodeHelp: t("areaCodeHelp"),
                search: t("searchNumbers"),
                number: t("offer"),
                select: t("selectNumber"),
              }
            : null
        }
        nextExtension={offers.nextExtension}
        groups={await groupChoices(actor)}
        isChangeForced={actor.organisation.isPasswordChangeForced}
        personal={await personalChoices(actor, offers.nextExtension)}
        words={await wordsOf(offers.withoutSms, callerIds.more)}
      />
    </div>
  );
}

/** The answer of before, after a reload that followed it: for as long as its password may be seen. */
async function answeredJustNow(actor: Actor, asked: string | string[] | undefined) {
  const agentId = parseId<"agents">(asked);
  const again = agentId && (await addedAgain(actor, agentId));
  if (!again) return null;
  const t = await getTranslations("addAgent");
  return (
    <>
      <PageHeader title={t("title")} parent={{ href: "/agents", label: t("parent") }} />
      <AgentAdded
        added={await addedAnswer(actor, again)}
        words={{ temporaryPassword: t("temporaryPassword"), another: t("another") }}
      />
    </>
  );
}

async function firstQuote(actor: Actor, seat: string): Promise<FirstQuote | null> {
  const quote = await quoteSeatChoice(actor, SeatChoiceField.parse(seat), now());
  const question = new URLSearchParams({ for: "agent", seat, callerId: "" }).toString();
  return quote && { question, quote: await drawQuote(quote) };
}

export type AddAgentWords = Awaited<ReturnType<typeof wordsOf>>;

/** The form's words: it is drawn in the browser, which gets no catalogue. */
async function wordsOf(withoutSms: string[], moreCallerIds: string) {
  const [t, locale] = await Promise.all([getTranslations("addAgent"), getLocale()]);
  const tiers = new Intl.ListFormat(locale).format(withoutSms);
  return {
    ...(await personWords()),
    ...(await personalPartWords()),
    location: await locationWords(),
    seat: t("seat"),
    extensionHelp: t("extensionHelp"),
    callerId: t("callerId"),
    callerIdHelp: [t("callerIdHelp"), t("callerIdTiers", { count: withoutSms.length, tiers }), moreCallerIds]
      .filter(Boolean)
      .join(" "),
    dates: t("dates"),
    startsOn: t("startsOn"),
    startsOnHelp: t("startsOnHelp"),
    endsOn: t("endsOn"),
    endsOnHelp: t("endsOnHelp"),
    access: t("access"),
    sendCredentials: t("sendCredentials"),
    mustChange: t("mustChange"),
    mustChangeForced: t("mustChangeForced"),
    submit: t("submit"),
    pending: t("pending"),
    temporaryPassword: t("temporaryPassword"),
    another: t("another"),
  };
}
