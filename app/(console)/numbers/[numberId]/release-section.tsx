import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { NumberDetails } from "#lib/numbers/find-number.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { Keep } from "./keep/keep.tsx";
import { Release } from "./release/release.tsx";

interface ReleaseSectionProps {
  number: NumberDetails;
  actor: Actor;
  at: Instant;
}

/** Giving the number back, or keeping one that is about to go. */
export async function ReleaseSection({ number, actor, at }: ReleaseSectionProps) {
  const [t, locale] = await Promise.all([getTranslations("numbers"), getLocale()]);
  const shown = formatPhone(number.number as PhoneNumber);
  if (number.releaseOn) {
    return (
      <Section title={t("releaseTitle")}>
        <div className="grid gap-4">
          <Notice tone="warning" title={t("leavingTitle")}>
            {t("leavingText", { date: formatDay(number.releaseOn, locale) })}
          </Notice>
          <ConfirmLink
            href={`/numbers/${number.id}/keep`}
            label={t("keep")}
            title={t("keepAsk", { number: shown })}
          >
            <Keep number={number} actor={actor} at={at} />
          </ConfirmLink>
        </div>
      </Section>
    );
  }
  return (
    <Section title={t("releaseTitle")} text={t("releaseText")}>
      <ConfirmLink
        href={`/numbers/${number.id}/release`}
        label={t("release")}
        look="danger"
        title={t("releaseAsk", { number: shown })}
      >
        <Release number={number} actor={actor} at={at} />
      </ConfirmLink>
    </Section>
  );
}
