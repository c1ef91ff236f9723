import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StatusMark } from "#components/status-mark.tsx";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findStatus } from "#lib/statuses/find-statuses.ts";
import { nameOfStatus } from "#lib/statuses/rules.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { StatusForm } from "../status-form.tsx";
import { statusWords } from "../status-words.ts";
import { editStatusAction } from "./actions.ts";
import { DeleteStatus } from "./delete/delete-status.tsx";

/** One agent status; of a deleted one only that it is gone. */
export default async function StatusPage({
  params,
  searchParams,
}: PageProps<"/settings/statuses/[statusId]">) {
  const actor = await requireActor("settings.change");
  const id = parseId<"statuses">((await params).statusId);
  const status = id && (await findStatus(actor, id));
  if (!status) notFound();

  const [t, own, settings, { added }, sentences, words] = await Promise.all([
    getTranslations("statuses"),
    getTranslations("status"),
    getTranslations("settings"),
    searchParams,
    errorSentences(),
    statusWords(),
  ]);
  const name = nameOfStatus(status, actor.language);
  const header = { title: name, parent: { href: "/settings", label: settings("title") } } as const;
  if (status.deletedAt) {
    return (
      <>
        <PageHeader {...header} />
        <div className="grid max-w-xl justify-items-start gap-4">
          <DoneNotice>{t("deleted", { name })}</DoneNotice>
          <LinkButton href="/settings">{t("backToSettings")}</LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHeader
        {...header}
        text={t("peopleIn", { count: status.peopleCount })}
        actions={
          <ConfirmLink
            href={`/settings/statuses/${status.id}/delete`}
            label={t("delete")}
            look="danger"
            title={t("deleteTitle", { name })}
          >
            <DeleteStatus status={status} language={actor.language} />
          </ConfirmLink>
        }
      />
      <div className="grid gap-5">
        {added !== undefined && status.version === 1 && <DoneNotice>{t("added", { name })}</DoneNotice>}
        <Section title={t("status")} text={status.isFirst && t("firstText")}>
          <p className="mb-4">
            <StatusMark
              name={name}
              colour={status.colour}
              takesCalls={status.takesCalls}
              noCalls={own("noCalls")}
            />
          </p>
          <StatusForm
            action={editStatusAction}
            formKey={newId<"idempotency_keys">()}
            sentences={sentences}
            words={words}
            initial={status}
            saved={{ statusId: status.id, version: status.version }}
          />
        </Section>
      </div>
    </>
  );
}
