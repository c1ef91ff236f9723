import { getMessages, getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { findGuide } from "#lib/organisations/guide.ts";
import { servingProcess } from "#lib/serving-process.ts";
import type { Actor } from "#lib/values/actor.ts";
import { Phone } from "./phone.tsx";

/** The dashboard phone, for whoever has a Web extension. */
export async function PhoneSection({ actor }: { actor: Actor }) {
  const [t, { phone: words }, { sipDomain, sipWebsocketUrl }] = await Promise.all([
    getTranslations("phone"),
    getMessages(),
    findGuide(actor),
  ]);
  const hasExchange = sipDomain !== null && sipWebsocketUrl !== null;
  if (hasExchange) servingProcess()?.allowPhone(sipWebsocketUrl);
  return (
    <Section title={t("title")}>
      {hasExchange ? (
        <>
          <p className="scripted:hidden">{t("noScript")}</p>
          <Phone agentId={actor.agentId} name={actor.name} words={words} />
        </>
      ) : (
        <Notice tone="info">{t("refusals.no-exchange")}</Notice>
      )}
    </Section>
  );
}
