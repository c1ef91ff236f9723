import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { OwnNewSipSecret } from "./own-new-sip-secret.tsx";

/** The confirmation as a page, for those without the script. */
export default async function OwnNewSipSecretPage() {
  const actor = await requireActor("phone.own");
  const [t, home, errors, self] = await Promise.all([
    getTranslations("sip"),
    getTranslations("home"),
    getTranslations("errors"),
    findAgent(actor, actor.agentId),
  ]);
  return (
    <ConfirmPage
      title={t("renewOwnTitle")}
      parent={{ href: "/home", label: home("title") }}
      refusal={self?.extensionType === "SIP" ? null : errors("no-sip-extension")}
    >
      <OwnNewSipSecret />
    </ConfirmPage>
  );
}
