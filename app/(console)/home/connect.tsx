import { getTranslations } from "next-intl/server";
import { ConfirmLink } from "#components/ui/confirm-link.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { may } from "#lib/auth/policy.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { findGuide } from "#lib/organisations/guide.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { ExtensionType } from "#lib/values/extension-type.ts";
import { newId } from "#lib/values/ids.ts";
import { EnterGuide } from "../guide-gaps.tsx";
import { ShowSipSecretForm } from "../show-sip-secret-form.tsx";
import { showOwnSipSecretAction } from "./actions.ts";
import { OwnNewSipSecret } from "./new-sip-secret/own-new-sip-secret.tsx";

interface ConnectProps {
  actor: Actor;
  extension: string | null;
  extensionType: ExtensionType | null;
  forceLogin: boolean | null;
}

/** How the occupant of a seat connects a phone: by SIP, or here in the dashboard alone. */
export async function Connect({ actor, extension, extensionType, forceLogin }: ConnectProps) {
  const t = await getTranslations("home");
  return (
    <Section title={t("connect")}>
      <div className="grid gap-4">
        <div>
          <p>{t(extensionType === "Web" ? "web" : "sip")}</p>
          <p>{t(forceLogin || extensionType === "Web" ? "forceLoginText" : "noForceLogin")}</p>
        </div>
        {extension && extensionType === "SIP" && <SipAccount actor={actor} extension={extension} />}
      </div>
    </Section>
  );
}

async function SipAccount({ actor, extension }: { actor: Actor; extension: string }) {
  const [t, guide, sentences] = await Promise.all([
    getTranslations("sip"),
    findGuide(actor),
    errorSentences(),
  ]);
  const link = (href: string) => (
    <a href={href} rel="noreferrer" className="text-accent underline underline-offset-2">
      {href}
    </a>
  );
  return (
    <>
      <DescriptionList
        facts={[
          { label: t("domain"), value: guide.sipDomain ?? (await unknownDomain(actor)) },
          { label: t("userName"), value: extension },
          ...(guide.desktopPhoneUrl
            ? [{ label: t("desktopPhone"), value: link(guide.desktopPhoneUrl) }]
            : []),
          ...(guide.mobilePhoneUrl ? [{ label: t("mobilePhone"), value: link(guide.mobilePhoneUrl) }] : []),
        ]}
      />
      <ShowSipSecretForm
        action={showOwnSipSecretAction}
        formKey={newId<"idempotency_keys">()}
        sentences={sentences}
        words={{ submit: t("show"), pending: t("pending") }}
      />
      <ConfirmLink href="/home/new-sip-secret" label={t("renew")} title={t("renewOwnTitle")}>
        <OwnNewSipSecret />
      </ConfirmLink>
    </>
  );
}

/** Whoever can enter it gets the way there. */
async function unknownDomain(actor: Actor) {
  const [t, guide] = await Promise.all([getTranslations("sip"), getTranslations("guide")]);
  if (!may(actor.role, "settings.change")) return t("domainUnknown");
  return <EnterGuide label={guide("enter")} />;
}
