import type { Route } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { Section } from "#components/ui/section.tsx";
import type { HeldNumber } from "#lib/numbers/list-holds.ts";
import type { Actor } from "#lib/values/actor.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

/** What the reader has selected, each with the way to buy it and until when. */
export async function HeldNumbers({ holds, actor }: { holds: HeldNumber[]; actor: Actor }) {
  const [t, locale] = await Promise.all([getTranslations("numbers"), getLocale()]);
  const { timeZone } = actor.organisation;
  return (
    <Section title={t("selected")} text={t("selectedText")}>
      <ul className="grid gap-1">
        {holds.map(({ number, heldUntil }) => (
          <li key={number} className="flex flex-wrap gap-x-3">
            <Link
              prefetch={false}
              href={`/numbers/buy/held?number=${encodeURIComponent(number)}` as Route}
              className="text-accent hover:underline"
            >
              <bdi>{formatPhone(number as PhoneNumber)}</bdi>
            </Link>
            <span className="text-muted">
              {t.rich("heldUntil", {
                time: () => <Moment at={heldUntil} locale={locale} timeZone={timeZone} show="time" />,
              })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
