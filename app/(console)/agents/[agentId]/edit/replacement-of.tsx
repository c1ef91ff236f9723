import { getTranslations } from "next-intl/server";
import { findReplacement } from "#lib/agents/find-replacement.ts";
import { may } from "#lib/auth/policy.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { replaceFormOf } from "../replace/replace-panel.tsx";
import { WhatPassesOn } from "../replace/what-passes-on.tsx";
import type { ReplacementProps } from "./replace-dialog.tsx";

/** What `Save & Replace Agent` asks with; null where the verb would refuse. */
export async function replacementOf(actor: Actor, id: AgentId): Promise<ReplacementProps | null> {
  if (!may(actor.role, "agents.replace")) return null;
  const leaver = await findReplacement(actor, id);
  if (!leaver?.seat || leaver.refusal) return null;
  const [t, form] = await Promise.all([
    getTranslations("replaceAgent"),
    replaceFormOf(actor, leaver, { comesFromEdit: true }),
  ]);
  return {
    title: t("title", { name: leaver.name }),
    panel: <WhatPassesOn actor={actor} leaver={leaver} seat={leaver.seat} />,
    form,
  };
}
