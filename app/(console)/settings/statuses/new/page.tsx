import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { StatusForm } from "../status-form.tsx";
import { statusWords } from "../status-words.ts";
import { addStatusAction } from "./actions.ts";

export default async function AddStatusPage() {
  await requireActor("settings.change");
  const [t, settings, sentences, words] = await Promise.all([
    getTranslations("statuses"),
    getTranslations("settings"),
    errorSentences(),
    statusWords(),
  ]);
  return (
    <>
      <PageHeader title={t("add")} parent={{ href: "/settings", label: settings("title") }} />
      <StatusForm
        action={addStatusAction}
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        words={words}
        initial={{ name: "", translations: {}, colour: "blue", takesCalls: false, isChosenByHand: true }}
      />
    </>
  );
}
