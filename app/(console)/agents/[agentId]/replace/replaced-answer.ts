import { getTranslations } from "next-intl/server";
import type { Added } from "#lib/agents/add-agent.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type AddedAnswer, addedAnswer } from "../../new/added-answer.ts";

/** What Add Agent says, but that somebody was replaced and which mail goes out. */
export async function replacedAnswer(
  actor: Actor,
  outcome: { value: Added; secret: string | null },
): Promise<AddedAnswer> {
  const [t, added] = await Promise.all([getTranslations("replaceAgent"), addedAnswer(actor, outcome)]);
  const { email, mailQueued } = outcome.value;
  return { ...added, title: t("doneTitle"), mail: mailQueued ? t("guideQueued", { email }) : added.mail };
}
