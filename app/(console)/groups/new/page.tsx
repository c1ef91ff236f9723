import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { NameForm } from "../name-form.tsx";
import { addGroupAction } from "./actions.ts";

export default async function NewGroupPage() {
  await requireActor("groups.change");
  const [t, words, sentences] = await Promise.all([
    getTranslations("groups"),
    getTranslations("routes"),
    errorSentences(),
  ]);
  return (
    <>
      <PageHeader title={t("new")} parent={{ href: "/groups", label: t("title") }} />
      <NameForm
        action={addGroupAction}
        saved={null}
        name=""
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        words={{
          name: t("name"),
          help: t("newHelp"),
          submit: t("add"),
          pending: words("adding"),
          saved: words("saved"),
          cancel: words("cancel"),
        }}
      />
    </>
  );
}
