import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { tierWords } from "../tier-words.ts";
import { AddTierForm } from "./add-tier-form.tsx";

export default async function AddTierPage() {
  const actor = await requireActor("settings.change");
  const [t, sentences, words] = await Promise.all([
    getTranslations("settings"),
    errorSentences(),
    tierWords(actor.organisation.currency),
  ]);
  return (
    <>
      <PageHeader title={t("addTier")} parent={{ href: "/settings", label: t("title") }} />
      <AddTierForm formKey={newId<"idempotency_keys">()} sentences={sentences} words={words} />
    </>
  );
}
