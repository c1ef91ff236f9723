import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { StatusDetails } from "#lib/statuses/find-statuses.ts";
import { nameOfStatus } from "#lib/statuses/rules.ts";
import type { Language } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { deleteStatusAction } from "./actions.ts";

interface DeleteStatusProps {
  status: StatusDetails;
  /** The reader's. */
  language: Language;
}

/** Who is in a status, what becomes of them, and the form that deletes it: in the dialog and on the page. */
export async function DeleteStatus({ status, language }: DeleteStatusProps) {
  const [t, settings, sentences] = await Promise.all([
    getTranslations("statuses"),
    getTranslations("settings"),
    errorSentences(),
  ]);
  const { id, isFirst, people, peopleCount } = status;
  const first = status.first ? nameOfStatus(status.first, language) : "";
  const more = peopleCount - people.length;
  return (
    <>
      {!isFirst && (
        <div className="mb-4 grid max-w-xl gap-2">
          <p>{t("deleteText")}</p>
          <p>{t("deletePeople", { count: peopleCount, first })}</p>
          {people.length > 0 && (
            <ul className="list-disc ps-5">
              {people.map((person) => (
                <li key={person.id} className="wrap-anywhere">
                  <bdi>{person.name}</bdi>
                </li>
              ))}
              {more > 0 && <li>{t("andMore", { count: more })}</li>}
            </ul>
          )}
        </div>
      )}
      <ConfirmForm
        action={deleteStatusAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ statusId: id }}
        page={`/settings/statuses/${id}` as Route}
        look="danger"
        sentences={sentences}
        instead={isFirst && t("firstStays")}
        words={{
          submit: t("delete"),
          pending: t("deleting"),
          cancel: settings("cancel"),
          back: t("backToSettings"),
        }}
      />
    </>
  );
}
