import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { findRanges } from "#lib/extensions/change-ranges.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { newId } from "#lib/values/ids.ts";
import { RangesForm } from "./ranges-form.tsx";

/** From which numbers the next free extension is taken. */
export default async function RangesPage() {
  const actor = await requireActor("settings.change");
  const [t, list, sentences, ranges] = await Promise.all([
    getTranslations("ranges"),
    getTranslations("extensions"),
    errorSentences(),
    findRanges(actor),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        parent={{ href: "/extensions", label: list("title") }}
      />
      <RangesForm
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        words={{
          ranges: t("ranges"),
          help: t("help"),
          save: t("save"),
          saving: t("saving"),
          saved: t("saved"),
          back: t("back"),
        }}
        ranges={ranges}
      />
    </>
  );
}
