import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { locationWords } from "../location-words.ts";
import { AddLocationForm } from "./add-location-form.tsx";

export default async function AddLocationPage() {
  await requireActor("settings.change");
  const [t, settings, sentences, words] = await Promise.all([
    getTranslations("locations"),
    getTranslations("settings"),
    errorSentences(),
    locationWords(),
  ]);
  return (
    <>
      <PageHeader title={t("add")} parent={{ href: "/settings", label: settings("title") }} />
      <AddLocationForm formKey={newId<"idempotency_keys">()} sentences={sentences} words={words} />
    </>
  );
}
