import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { UnitInUse } from "#lib/units/queries.ts";
import { newId } from "#lib/values/ids.ts";
import { deleteUnitAction } from "./actions.ts";

/** What hangs on a business unit, and the form that deletes it, or who is still in it: in the dialog and on the page. */
export async function DeleteUnit({ unit: { id, name, open, closed } }: { unit: UnitInUse }) {
  const [t, words, sentences] = await Promise.all([
    getTranslations("units"),
    getTranslations("routes"),
    errorSentences(),
  ]);
  return (
    <>
      {open === 0 && (
        <ul className="mb-4 grid max-w-xl list-disc gap-1.5 ps-5">
          <li>{t("deleteText")}</li>
          {closed > 0 && <li>{t("deleteClosed", { count: closed })}</li>}
        </ul>
      )}
      <ConfirmForm
        action={deleteUnitAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ unitId: id }}
        page={`/settings/units/${id}` as Route}
        look="danger"
        sentences={sentences}
        instead={
          open > 0 && (
            <Notice tone="warning">
              {t.rich("inUse", {
                count: open,
                link: (text) => (
                  <a href={`/agents?unit=${id}`} className="underline underline-offset-2">
                    {text}
                  </a>
                ),
              })}
            </Notice>
          )
        }
        words={{
          submit: words("delete"),
          pending: words("deleting"),
          cancel: words("cancel"),
          back: words("back", { name }),
        }}
      />
    </>
  );
}
