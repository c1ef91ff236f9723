import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { FoundNumbers } from "#lib/numbers/search-numbers.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Wanted } from "#lib/values/carrier-answer.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { formatMoney } from "#lib/values/money.ts";
import { sayOffer } from "../number-words.ts";
import { reachSentence } from "../reach-sentence.ts";
import { Found } from "./found.tsx";
import { OffersForm } from "./offers-form.tsx";

interface OffersProps {
  actor: Actor;
  wanted: Wanted;
  found: FoundNumbers;
  seatId: SeatId | null;
  /** By name. */
  carrier: string;
}

/** What a search found, to select from. What is refused then is said above it. */
export async function Offers({ actor, wanted, found, seatId, carrier }: OffersProps) {
  const [t, locale, sentences, reach] = await Promise.all([
    getTranslations("numbers"),
    getLocale(),
    errorSentences(),
    reachSentence(found, wanted.areaCode),
  ]);
  const { offers, monthlyPrice } = found;
  const price = formatMoney(monthlyPrice, actor.organisation.currency, locale);
  return (
    <Found>
      <Section title={t("found")} text={offers.length > 0 && t("offerPrice", { price })}>
        {reach && offers.length > 0 && (
          <div className="mb-4">
            <Notice tone="info">{reach}</Notice>
          </div>
        )}
        <OffersForm
          formKey={newId<"idempotency_keys">()}
          seatId={seatId}
          offers={
            await Promise.all(
              offers.map(async (offer) => ({ value: offer.number, label: await sayOffer(offer) })),
            )
          }
          none={offers.length === 0 && <EmptyState title={t("noneTitle")} text={noneText()} />}
          sentences={sentences}
          words={{ number: t("number"), submit: t("select"), pending: t("selectPending") }}
        />
      </Section>
    </Found>
  );

  function noneText(): string {
    const isElsewhere = wanted.country !== "US" && wanted.country !== "CA";
    return carrier === "fictional" && isElsewhere ? t("noneFictional") : t("noneText");
  }
}
