import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { findAgent } from "#lib/agents/queries.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { orRefuse } from "#lib/auth/or-refuse.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId, parseId } from "#lib/values/ids.ts";
import { pageOf } from "../page-of.ts";
import { samplesFor } from "../samples.ts";
import { TemplateForm } from "../template-form.tsx";
import { templateWords } from "../template-words.ts";
import { addTemplateAction } from "./actions.ts";

/** A new SMS template: for oneself, or for `?agent=`. */
export default async function AddTemplatePage({ searchParams }: PageProps<"/templates/new">) {
  const actor = await requireActor("templates.own");
  const { agent } = await searchParams;
  const id = agent === undefined ? actor.agentId : parseId<"agents">(agent);
  const owner = id && (await orRefuse(actor, findAgent(actor, id)));
  if (!owner) notFound();
  const refusal = refusalToChangePersonal(actor, owner);
  if (isOfRole(refusal)) await refuse(actor, "agents.edit");

  const [t, sentences, samples, words, page] = await Promise.all([
    getTranslations("templates"),
    errorSentences(),
    samplesFor(actor, owner),
    templateWords(),
    pageOf(actor, owner),
  ]);
  return (
    <>
      <PageHeader title={t("newTitle")} parent={page} text={t("newText", { name: owner.name })} />
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
            add: addTemplateAction,
            again: (owner.id === actor.agentId
              ? "/templates/new"
              : `/templates/new?agent=${owner.id}`) as Route,
          }}
        />
      )}
    </>
  );
}
