import type { Route } from "next";
import Link from "next/link";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { may } from "#lib/auth/policy.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { listPool, mostOfPool } from "#lib/numbers/list-pool.ts";
import type { RouteDetails } from "#lib/routes/find-route.ts";
import type { Actor } from "#lib/values/actor.ts";
import { aloneInItsDirection, inItsDirection } from "#lib/values/direction.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId } from "#lib/values/ids.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";
import { TakeNumberForm } from "./take-number-form.tsx";

/** The numbers that lead to a call route, each with the way back to the pool, and the form that takes one from there. */
export async function OwnNumbers({ actor, route }: { actor: Actor; route: RouteDetails }) {
  const [t, numbers, locale, format, pool, sentences] = await Promise.all([
    getTranslations("routes"),
    getTranslations("numbers"),
    getLocale(),
    getFormatter(),
    listPool(actor),
    errorSentences(),
  ]);
  const shown = (number: string) => formatPhone(number as PhoneNumber);
  return (
    <Section title={t("ownNumbers")} text={t("ownNumbersText")}>
      {route.numbers.length === 0 ? (
        <p className="text-muted">{t("noOwnNumbers")}</p>
      ) : (
        <ul className="max-w-xl divide-y divide-line border-y border-line">
          {route.numbers.map(({ id, number, releaseOn }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-1.5">
              <Link
                prefetch={false}
                href={`/numbers/${id}` as Route}
                className="text-accent hover:underline touch:py-2.5"
              >
                <bdi>{formatPhone(number)}</bdi>
              </Link>
              {releaseOn && (
                <span className="text-muted">{numbers("goes", { date: formatDay(releaseOn, locale) })}</span>
              )}
              <Link
                prefetch={false}
                href={`/numbers/${id}/unassign` as Route}
                aria-label={t("putBackOf", { number: formatPhone(number) })}
                className="text-accent hover:underline touch:py-2.5"
              >
                {t("putBack")}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4">
        <TakeNumberForm
          routeId={route.id}
          none={pool.rows.length === 0 && <NoPool actor={actor} />}
          formKey={newId<"idempotency_keys">()}
          sentences={sentences}
          numbers={pool.rows.map(({ id, number, place }) => ({
            value: id,
            label: place
              ? format.list([inItsDirection(shown(number)), place], { type: "unit" })
              : aloneInItsDirection(shown(number), locale),
          }))}
          help={pool.isMore ? numbers("poolMore", { count: mostOfPool }) : undefined}
          words={{ label: t("poolNumber"), submit: t("takeNumber"), pending: t("taking") }}
        />
      </div>
    </Section>
  );
}

/** Whoever can buy one gets the way there; everybody else is told who can. */
async function NoPool({ actor }: { actor: Actor }) {
  const [t, numbers] = await Promise.all([getTranslations("routes"), getTranslations("numbers")]);
  return (
    <p className="text-muted">
      {t("noPool")}{" "}
      {may(actor.role, "numbers.buy") ? (
        <Link
          prefetch={false}
          href={"/numbers/buy" as Route}
          className="text-accent underline underline-offset-2"
        >
          {numbers("buy")}
        </Link>
      ) : (
        t("noPoolAsk")
      )}
    </p>
  );
}
