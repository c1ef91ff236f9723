import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { requireActor } from "#lib/auth/session.ts";
import { parseId } from "#lib/values/ids.ts";
import { NewSipSecret } from "./new-sip-secret.tsx";

/** The confirmation as a page, for those without the script. */
export default async function NewSipSecretPage({ params }: PageProps<"/agents/[agentId]/new-sip-secret">) {
  const actor = await requireActor("seats.revealSecret");
  const id = parseId<"agents">((await params).agentId);
  const agent = id && (await findAgent(actor, id));
  if (!agent) notFound();

  const [t, errors] = await Promise.all([getTranslations("sip"), getTranslations("errors")]);
  return (
    <ConfirmPage
      title={t("renewTitle", { name: agent.name })}
      parent={{ href: `/agents/${agent.id}` as Route, label: agent.name }}
      refusal={agent.extensionType === "SIP" ? null : errors("no-sip-extension")}
    >
      <NewSipSecret agent={agent} />
    </ConfirmPage>
  );
}
