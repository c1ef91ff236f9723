import { getTranslations } from "next-intl/server";
import { Badge, type BadgeMark, type BadgeTone } from "#components/ui/badge.tsx";

type AccountState = "scheduled" | "waiting" | "active" | "deactivated" | "closed";
type MailState = "queued" | "sending" | "sent" | "delivered" | "bounced" | "failed" | "unknown";

export async function StateBadge({ state }: { state: AccountState }) {
  const t = await getTranslations("states");
  return <Badge {...accounts[state]}>{t(state)}</Badge>;
}

export async function MailStateBadge({ state }: { state: MailState }) {
  const t = await getTranslations("mailStates");
  return <Badge {...mails[state]}>{t(state)}</Badge>;
}

type Look = { tone: BadgeTone; mark: BadgeMark };

const accounts: Record<AccountState, Look> = {
  scheduled: { tone: "accent", mark: "empty" },
  waiting: { tone: "warning", mark: "half" },
  active: { tone: "success", mark: "full" },
  deactivated: { tone: "neutral", mark: "empty" },
  closed: { tone: "neutral", mark: "crossed" },
};

const mails: Record<MailState, Look> = {
  queued: { tone: "neutral", mark: "empty" },
  sending: { tone: "accent", mark: "half" },
  sent: { tone: "accent", mark: "full" },
  delivered: { tone: "success", mark: "full" },
  bounced: { tone: "danger", mark: "crossed" },
  failed: { tone: "danger", mark: "crossed" },
  unknown: { tone: "warning", mark: "half" },
};
