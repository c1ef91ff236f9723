import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden, notFound } from "next/navigation";
import { ResendCredentials } from "./resend-credentials.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { refusalToRenew } from "#lib/agents/rules.ts";
import { requireActor } from "#lib/auth/session.ts";
import { parseId } from "#lib/values/ids.ts";

/** The confirmation as a page, for those without the script. */
export default async function ResendCredentialsPage({ params }: PageProps<"/agents/[agentId]/resend-credentials">) {
  const actor = await requireActor("agents.resetPassword");
  const id = parseId<"agents">((await params).agentId);
  const agent = id && (await findAgent(actor, id));
  if (!agent) notFound();
  if (refusalToRenew(actor, agent) || agent.state !== "Waiting") forbidden();

  const t = await getTranslations("agent");
  return (
    <>
      <PageHeader
        title={t("resendTitle", { name: agent.name })}
        parent={{ href: `/agents/${agent.id}` as Route, label: agent.name }}
      />
      <ResendCredentials agent={agent} />
    </>
  );
}
