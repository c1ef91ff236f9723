import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { findGuide } from "#lib/organisations/guide.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { GuideForm } from "./guide-form.tsx";

/** What new agents are told about their phones. */
export async function GuideSection({
  actor,
  sentences,
}: {
  actor: Actor;
  sentences: Record<string, string>;
}) {
  const [t, settings, guide] = await Promise.all([
    getTranslations("guide"),
    getTranslations("settings"),
    findGuide(actor),
  ]);
  return (
    <Section id="guide" title={t("title")} text={t("text")}>
      <GuideForm
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        words={{
          sipDomain: t("sipDomain"),
          sipDomainHelp: t("sipDomainHelp"),
          desktopPhoneUrl: t("desktopPhoneUrl"),
          mobilePhoneUrl: t("mobilePhoneUrl"),
          linkHelp: t("linkHelp"),
          crmNotes: t("crmNotes"),
          crmNotesHelp: t("crmNotesHelp"),
          sipWebsocketUrl: t("sipWebsocketUrl"),
          sipWebsocketUrlHelp: t("sipWebsocketUrlHelp"),
          save: t("save"),
          saved: settings("saved"),
          saving: settings("saving"),
        }}
        guide={{
          sipDomain: guide.sipDomain ?? "",
          desktopPhoneUrl: guide.desktopPhoneUrl ?? "",
          mobilePhoneUrl: guide.mobilePhoneUrl ?? "",
          crmNotes: guide.crmNotes ?? "",
          sipWebsocketUrl: guide.sipWebsocketUrl ?? "",
        }}
      />
    </Section>
  );
}
