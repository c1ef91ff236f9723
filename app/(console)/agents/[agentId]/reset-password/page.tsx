import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmPage } from "#components/confirm-page.tsx";
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
  return (
    <ConfirmPage
      title={t("resetTitle", { name: agent.name })}
      parent={{ href: `/agents/${agent.id}` as Route, label: agent.name }}
      refusal={refusal && errors(refusal)}
    >
      <ResetPassword actor={actor} agent={agent} />
    </ConfirmPage>
  );
}
