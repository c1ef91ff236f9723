import type { Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ComponentType } from "react";
import { ConfirmPage } from "#components/confirm-page.tsx";
import { type AgentDetails, findAgent } from "#lib/agents/queries.ts";
import {
  type DeactivateRefusal,
  type EraseRefusal,
  isOfRole,
  type RestoreRefusal,
} from "#lib/agents/rules.ts";
import type { Permission } from "#lib/auth/policy.ts";
import { refuse, requireActor } from "#lib/auth/session.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import { parseId } from "#lib/values/ids.ts";
import type { Asked } from "./leave-question.tsx";

interface LeavePageProps {
  permission: Permission;
  params: Promise<{ agentId: string }>;
  title: "deactivateTitle" | "reactivateTitle" | "deleteTitle" | "restoreTitle" | "eraseTitle";
  /** What the verb would refuse, said before. */
  refusalTo: (actor: Actor, agent: AgentDetails) => Sentenced<LeaveRefusal> | null;
  Question: ComponentType<Asked>;
}

type LeaveRefusal = DeactivateRefusal | RestoreRefusal | EraseRefusal;

/** A question of leaving or coming back as a page, for those without the script. */
export async function LeavePage({ permission, params, title, refusalTo, Question }: LeavePageProps) {
  const actor = await requireActor(permission);
  const id = parseId<"agents">((await params).agentId);
  const agent = id && (await findAgent(actor, id));
  if (!agent) notFound();
  const refusal = refusalTo(actor, agent);
  if (isOfRole(refusal)) await refuse(actor, permission);

  const [t, errors] = await Promise.all([getTranslations("leave"), getTranslations("errors")]);
  return (
    <ConfirmPage
      title={t(title, { name: agent.name })}
      parent={{ href: `/agents/${agent.id}` as Route, label: agent.name }}
      refusal={null}
    >
      <Question actor={actor} agent={agent} refusal={refusal && errors(refusal)} />
    </ConfirmPage>
  );
}
