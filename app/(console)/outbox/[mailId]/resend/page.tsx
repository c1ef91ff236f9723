import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { isOfRole } from "#lib/agents/rules.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findMailToResend } from "#lib/mail/resend-mail.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { resendMailAction } from "./actions.ts";

export default async function ResendMailPage({ params }: PageProps<"/outbox/[mailId]/resend">) {
  const actor = await requireActor("mails.resend");
  const id = parseId<"outbox">((await params).mailId);
  const mail = id && (await findMailToResend(actor, id));
  if (!mail) notFound();
  if (isOfRole(mail.refusal)) await refuse(actor, "mails.resend");

  const [t, templates, sentences] = await Promise.all([
    getTranslations("resendMail"),
    getTranslations("mails.templates"),
    errorSentences(),
  ]);
  const outbox = `/outbox?agent=${mail.agentId}` as Route;
  return (
    <ConfirmPage
      title={t("title", { mail: templates(mail.template) })}
      parent={{ href: outbox, label: t("parent") }}
      refusal={mail.refusal && (sentences[mail.refusal] ?? null)}
    >
      <div className="group/ask">
        <p className="mb-4 group-has-[[data-done]]/ask:hidden">{t("text", { email: mail.to })}</p>
        <ConfirmForm
          action={resendMailAction}
          formKey={newId<"idempotency_keys">()}
          hidden={{ mailId: mail.id }}
          page={outbox}
          sentences={sentences}
          words={{
            submit: t("submit"),
            pending: t("pending"),
            cancel: t("cancel"),
            back: t("back"),
          }}
        />
      </div>
    </ConfirmPage>
  );
}
