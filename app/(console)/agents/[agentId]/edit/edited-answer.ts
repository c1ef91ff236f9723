import { getTranslations } from "next-intl/server";
import type { Edited } from "#lib/agents/edit-agent.ts";
import { chosenSentence } from "../../location-choices.ts";

export interface EditedAnswer {
  isChanged: boolean;
  title: string;
  sentences: string[];
  /** Where a temporary password went to an address that is the person's no more. */
  credentials: { text: string; label: string; href: string } | null;
  back: { label: string; href: string };
}

/** What was saved and what follows from it, in the reader's language. */
export async function editedAnswer({
  agentId,
  name,
  isChanged,
  moved,
  sessionsEnded,
  startedBy,
  nearest,
}: Edited): Promise<EditedAnswer> {
  const [t, words] = await Promise.all([getTranslations("editAgent"), getTranslations("agent")]);
  const sentences = [t(isChanged ? "savedText" : "unchangedText", { name })];
  if (moved)
    sentences.push(t(moved.isTold ? "movedText" : "movedUntold", { from: moved.from, to: moved.to }));
  if (sessionsEnded > 0) sentences.push(t("sessionsText", { count: sessionsEnded }));
  if (startedBy) sentences.push(t("startedText", { email: startedBy }));
  const location = await chosenSentence(nearest);
  if (location) sentences.push(location);
  return {
    isChanged,
    title: t(isChanged ? "savedTitle" : "unchangedTitle"),
    sentences,
    credentials: moved?.credentialsAreAtTheOld
      ? {
          text: t("credentialsText", { from: moved.from }),
          label: words("resend"),
          href: `/agents/${agentId}/resend-credentials`,
        }
      : null,
    back: { label: words("back", { name }), href: `/agents/${agentId}` },
  };
}
