import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { StatusMark } from "#components/status-mark.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { ListForm } from "#components/ui/list-form.tsx";
import { Section } from "#components/ui/section.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { listStatuses } from "#lib/statuses/find-statuses.ts";
import { nameOfStatus } from "#lib/statuses/rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { moveStatusAction } from "./statuses/actions.ts";

/** The organisation's agent statuses in its order, each with its colour and what it does. */
export async function StatusesSection({ actor }: { actor: Actor }) {
  const [t, own, sentences, all] = await Promise.all([
    getTranslations("statuses"),
    getTranslations("status"),
    errorSentences(),
    listStatuses(actor),
  ]);
  return (
    <Section
      id="statuses"
      title={t("title")}
      text={t("text")}
      actions={<LinkButton href="/settings/statuses/new">{t("add")}</LinkButton>}
    >
      <ListForm action={moveStatusAction} formKey={newId<"idempotency_keys">()} sentences={sentences}>
        <ol className="divide-y divide-line border-y border-line">
          {all.map((status, position) => {
            const name = nameOfStatus(status, actor.language);
            return (
              <li key={status.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
                <div className="min-w-40 grow basis-0">
                  <Link
                    prefetch={false}
                    href={`/settings/statuses/${status.id}` as Route}
                    className="hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
                  >
                    <StatusMark
                      name={name}
                      colour={status.colour}
                      takesCalls={status.takesCalls}
                      noCalls={own("noCalls")}
                    />
                  </Link>
                  <p className="ps-4.5 text-sm text-muted">
                    {t("does", {
                      first: String(position === 0),
                      calls: String(status.takesCalls),
                      hand: String(status.isChosenByHand),
                    })}
                  </p>
                </div>
                <div className="flex gap-1">
                  <Move
                    to={`up:${status.id}`}
                    label={t("up")}
                    of={t("upOf", { name })}
                    isOff={position === 0}
                  />
                  <Move
                    to={`down:${status.id}`}
                    label={t("down")}
                    of={t("downOf", { name })}
                    isOff={position === all.length - 1}
                  />
                </div>
              </li>
            );
          })}
        </ol>
      </ListForm>
    </Section>
  );
}

/** At an end it stays a button, which answers that the status stays: a disabled one would drop the keyboard that has just moved it there. */
function Move({ to, label, of, isOff }: { to: string; label: string; of: string; isOff: boolean }) {
  return (
    <Button type="submit" name="move" value={to} look="quiet" aria-label={of} aria-disabled={isOff}>
      {label}
    </Button>
  );
}
