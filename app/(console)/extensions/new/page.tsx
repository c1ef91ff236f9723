import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { proposedExtension } from "#lib/extensions/find-extension.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { extensionWords } from "../extension-words.ts";
import { AddExtensionForm } from "./add-extension-form.tsx";

export default async function NewExtensionPage() {
  const actor = await requireActor("extensions.change");
  const [t, list, sentences, words, proposed] = await Promise.all([
    getTranslations("extension"),
    getTranslations("extensions"),
    errorSentences(),
    extensionWords("new"),
    proposedExtension(actor),
  ]);
  return (
    <>
      <PageHeader
        title={t("new")}
        text={t("newText")}
        parent={{ href: "/extensions", label: list("title") }}
      />
      <AddExtensionForm
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        words={words}
        proposed={proposed ?? ""}
      />
    </>
  );
}
