import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { Section } from "#components/ui/section.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findOwnStatus } from "#lib/statuses/own-status.ts";
import { nameOfStatus } from "#lib/statuses/rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { StatusPeriods } from "../status-periods.tsx";
import { StatusForm } from "./status-form.tsx";

/** What the reader is doing at work. */
export async function OwnStatus({ actor }: { actor: Actor }) {
  const [t, locale, format, { statuses, currentId, since }, sentences] = await Promise.all([
    getTranslations("status"),
    getLocale(),
    getFormatter(),
    findOwnStatus(actor),
    errorSentences(),
  ]);
  const nameOf = (status: (typeof statuses)[number]) => nameOfStatus(status, actor.language);
  const withoutCalls = statuses.filter(({ takesCalls }) => !takesCalls);
  return (
    <Section title={t("title")} text={t("text")}>
      <StatusForm
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        words={{ status: t("status"), submit: t("submit"), pending: t("pending") }}
        options={statuses.map((status) => ({ value: status.id, label: nameOf(status) }))}
        help={
          withoutCalls.length > 0
            ? t("takesNoCalls", { names: format.list(withoutCalls.map(nameOf), { type: "unit" }) })
            : undefined
        }
        current={currentId ?? undefined}
      />
      {since && (
        <p className="mt-4">
          {t.rich("sinceMoment", {
            moment: () => <Moment at={since} locale={locale} timeZone={actor.organisation.timeZone} />,
          })}
        </p>
      )}
      <h3 className="mt-5 font-semibold">{t("periods")}</h3>
      <p className="mb-3 text-muted">{t("periodsText")}</p>
      <StatusPeriods actor={actor} agentId={actor.agentId} />
    </Section>
  );
}
