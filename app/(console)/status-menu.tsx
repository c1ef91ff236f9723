import { getLocale, getTranslations } from "next-intl/server";
import { StatusMark } from "#components/status-mark.tsx";
import { realNow } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findOwnStatus } from "#lib/statuses/own-status.ts";
import { nameOfStatus } from "#lib/statuses/rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { sinceWhen } from "./since-when.ts";
import { StatusMenuForm } from "./status-menu-form.tsx";

/** For the person's menu: what one is, in its summary, and what else one may be, inside it. */
export async function statusMenu(actor: Actor) {
  const [t, locale, sentences, own] = await Promise.all([
    getTranslations("status"),
    getLocale(),
    errorSentences(),
    findOwnStatus(actor),
  ]);
  const current = own.statuses.find(({ id }) => id === own.currentId);
  if (!current) return null;
  const markOf = (status: typeof current) => (
    <StatusMark {...status} name={nameOfStatus(status, actor.language)} noCalls={t("noCalls")} />
  );
  const { timeZone } = actor.organisation;
  const when = own.since && sinceWhen(own.since, realNow(), { locale, timeZone });
  return {
    current: (
      <span role="status" className="mt-0.5 block text-sm">
        {markOf(current)}
      </span>
    ),
    choices: (
      <StatusMenuForm
        formKey={newId<"idempotency_keys">()}
        sentences={Object.fromEntries(
          ["status-unknown", "status-not-offered", "form-already-used"].map((key) => [
            key,
            sentences[key] ?? "",
          ]),
        )}
        label={t("status")}
        since={when && ("time" in when ? t("since", when) : t("sinceDay", when))}
        choices={own.statuses.map((status) => ({
          id: status.id,
          isCurrent: status === current,
          mark: markOf(status),
        }))}
      />
    ),
  };
}
