import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { orRefuse } from "#lib/auth/or-refuse.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findTemplate } from "#lib/templates/queries.ts";
import { filledIn } from "#lib/templates/rules.ts";
import { segmentsOf } from "#lib/templates/segments.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { pageOf } from "../page-of.ts";
import { samplesFor } from "../samples.ts";
import { TemplateForm } from "../template-form.tsx";
import { templateWords } from "../template-words.ts";
import { changeTemplateAction } from "./actions.ts";

export default async function EditTemplatePage({ params }: PageProps<"/templates/[templateId]">) {
  const actor = await requireActor("templates.own");
  const id = parseId<"templates">((await params).templateId);
  const template = id && (await orRefuse(actor, findTemplate(actor, id)));
  if (!template) notFound();
  const { owner } = template;
  const refusal = refusalToChangePersonal(actor, owner);
  if (isOfRole(refusal)) await refuse(actor, "agents.edit");

  const [t, sentences, samples, words, page] = await Promise.all([
    getTranslations("templates"),
    errorSentences(),
    samplesFor(actor, owner),
    templateWords(),
    pageOf(actor, owner),
  ]);
  const title = t("editTitle", { title: template.title });
  return (
    <>
      <PageHeader title={title} parent={page} text={t("newText", { name: owner.name })} />
      {refusal ? (
        <Notice tone="warning">{sentences[refusal]}</Notice>
      ) : (
        <TemplateForm
          formKey={newId<"idempotency_keys">()}
          sentences={sentences}
          words={words}
          agentId={owner.id}
          samples={samples}
          page={page}
          act={{
            change: changeTemplateAction,
            template,
            first: segmentsOf(filledIn(template.body, samples)),
          }}
        />
      )}
    </>
  );
}
