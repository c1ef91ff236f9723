import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { NumberDetails } from "#lib/numbers/find-number.ts";
import { releaseDay } from "#lib/numbers/release-day.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId } from "#lib/values/ids.ts";
import { namesOfSeats } from "../../names-of-seats.ts";
import { releaseNumberAction } from "./actions.ts";

interface ReleaseProps {
  number: NumberDetails;
  actor: Actor;
  at: Instant;
  /** Why it cannot be done any more; said in the form's place, unless this very form has just done it. */
  refusal?: string | null;
}

/** When it goes, what loses it then, and the form that plans it: in the dialog and on the page without the script. */
export async function Release({ number, actor, at, refusal = null }: ReleaseProps) {
  const [t, locale, sentences, on] = await Promise.all([
    getTranslations("numbers"),
    getLocale(),
    errorSentences(),
    releaseDay(actor, at),
  ]);
  const { owner, showing } = number;
  const { extension, name, route } = owner;
  return (
    <div className="group/ask">
      <div hidden={refusal !== null} className="mb-4 grid gap-2 group-has-[[data-done]]/ask:hidden">
        <p>{t("releaseSay", { date: formatDay(on, locale) })}</p>
        {route && <p>{t("releaseRoute", { route })}</p>}
        {extension && name && <p>{t("releaseSeat", { extension, name })}</p>}
        {extension && !name && <p>{t("releaseSeatVacant", { extension })}</p>}
        {showing.length > 0 && (
          <p>{t("losesCallerId", { count: showing.length, who: await namesOfSeats(showing) })}</p>
        )}
      </div>
      <ConfirmForm
        action={releaseNumberAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ numberId: number.id, goesOn: on }}
        page={`/numbers/${number.id}` as Route}
        look="danger"
        sentences={sentences}
        instead={refusal}
        words={{
          submit: t("release"),
          pending: t("releasePending"),
          cancel: t("cancel"),
          back: t("back"),
        }}
      />
    </div>
  );
}
