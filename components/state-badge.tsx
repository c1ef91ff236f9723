import { Badge, type BadgeMark, type BadgeTone } from "#components/ui/badge.tsx";
import type { State } from "#lib/values/actor.ts";
import type { MailState } from "#lib/values/mail.ts";

/** The label is given, not looked up: a list draws fifty of them. */
export function StateBadge({ state, label }: { state: State; label: string }) {
  return <Badge {...accounts[state]}>{label}</Badge>;
}

export function MailStateBadge({ state, label }: { state: MailState; label: string }) {
  return <Badge {...mails[state]}>{label}</Badge>;
}

type Look = { tone: BadgeTone; mark: BadgeMark };

const accounts: Record<State, Look> = {
  Scheduled: { tone: "accent", mark: "empty" },
  Waiting: { tone: "warning", mark: "half" },
  Active: { tone: "success", mark: "full" },
  Deactivated: { tone: "neutral", mark: "empty" },
  Closed: { tone: "neutral", mark: "crossed" },
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
