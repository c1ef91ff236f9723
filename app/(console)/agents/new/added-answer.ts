import { getTranslations } from "next-intl/server";
import type { Added } from "#lib/agents/add-agent.ts";
import type { Actor } from "#lib/values/actor.ts";

export interface AddedAnswer {
  title: string;
  text: string;
  temporaryPassword: string | null;
  shownOnce: string;
  secretGone: string;
  mail: string;
  seat: string;
  open: string;
  href: string;
}

/** What the confirmation says, in the reader's language. */
export async function addedAnswer(
  actor: Actor,
  { value, secret }: { value: Added; secret: string | null },
): Promise<AddedAnswer> {
  const t = await getTranslations("addAgent");
  const { agentId, name, email, mailQueued, extension } = value;
  return {
    title: t("doneTitle"),
    text: t("doneText", { name, email }),
    temporaryPassword: secret,
    shownOnce: t("shownOnce", { days: actor.organisation.temporaryPasswordDays }),
    secretGone: t("secretGone"),
    mail: mailQueued ? t("mailQueued", { email }) : t("mailNotQueued"),
    seat: extension ? t("doneSeat", { extension }) : t("doneNoSeat"),
    open: t("toAgent", { name }),
    href: `/agents/${agentId}`,
  };
}
