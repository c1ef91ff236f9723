import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { NumberDetails } from "#lib/numbers/find-number.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId } from "#lib/values/ids.ts";
import { namesOfSeats } from "../../names-of-seats.ts";
import { unassignNumberAction } from "./actions.ts";

interface UnassignProps {
  number: NumberDetails;
  /** Why it cannot be done any more; said in the form's place, unless this very form has just done it. */
  refusal?: string | null;
}

/** What the pool takes from whom, and the form that does it: in the dialog and on the page without the script. */
export async function Unassign({ number, refusal = null }: UnassignProps) {
  const [t, locale, sentences] = await Promise.all([
    getTranslations("numbers"),
    getLocale(),
    errorSentences(),
  ]);
  const { owner, showing, releaseOn } = number;
  return (
    <div className="group/ask">
      <div hidden={refusal !== null} className="mb-4 grid gap-2 group-has-[[data-done]]/ask:hidden">
        <p>
          {owner.route
            ? t("unassignRoute", { route: owner.route })
            : t("unassignSeat", { extension: owner.extension ?? "" })}{" "}
          {releaseOn ? t("unassignLeaving", { date: formatDay(releaseOn, locale) }) : t("unassignStays")}
        </p>
        {showing.length > 0 && (
          <p>{t("losesCallerId", { count: showing.length, who: await namesOfSeats(showing) })}</p>
        )}
      </div>
      <ConfirmForm
        action={unassignNumberAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ numberId: number.id }}
        page={`/numbers/${number.id}` as Route}
        sentences={sentences}
        instead={refusal}
        words={{
          submit: t("unassign"),
          pending: t("unassignPending"),
          cancel: t("cancel"),
          back: t("back"),
        }}
      />
    </div>
  );
}
