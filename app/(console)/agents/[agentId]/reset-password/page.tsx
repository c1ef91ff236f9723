import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findAgent } from "#lib/agents/queries.ts";
import { isOfRole, refusalToRenew } from "#lib/agents/rules.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import { parseId } from "#lib/values/ids.ts";
import { ResetPassword } from "./reset-password.tsx";

/** The confirmation as a page, for those without the script. */
export default async function ResetPasswordPage({ params }: PageProps<"/agents/[agentId]/reset-password">) {
  const actor = await requireActor("agents.resetPassword");
  const id = parseId<"agents">((await params).agentId);
  const agent = id && (await findAgent(actor, id));
  if (!agent) notFound();
  const refusal = refusalToRenew(actor, agent);
  if (isOfRole(refusal)) await refuse(actor, "agents.resetPassword");

  const [t, errors] = await Promise.all([getTranslations("agent"), getTranslations("errors")]);
  const title = t("resetTitle", { name: agent.name });
  return (
    <>
      <title>{`${title} · Rollcall`}</title>
      <PageHeader title={title} parent={{ href: `/agents/${agent.id}` as Route, label: agent.name }} />
      {refusal ? (
        <Notice tone="warning">{errors(refusal)}</Notice>
      ) : (
        <ResetPassword actor={actor} agent={agent} />
      )}
    </>
  );
}
