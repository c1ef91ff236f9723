import { type ActRefusal, refusalToAct } from "#lib/auth/policy.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { carriesSecret, type MailName, type MailState, tellsOfMoney } from "#lib/values/mail.ts";

export type ResendRefusal =
  | ActRefusal
  | "mail-not-there"
  | "mail-only-to-admins"
  | "mail-on-its-way"
  | "mail-needs-new-secret"
  | "mail-erased";

interface SentMail {
  template: MailName;
  state: MailState;
  /** Its contents are still there. */
  isKept: boolean;
  /** Whose mail it is, as the account is now. */
  account: { id: AgentId; role: Role; state: State };
  /** The account may sign in, with a password that was chosen. */
  isSettledIn: boolean;
}

/**
 * Why the actor does not send a mail once more: it is an admin's, it tells of money and whoever has the account is no admin by
 * now, it is still on its way, a secret was in it and a new one has to be made, or what it said is erased. A set-up guide is written
 * anew, without credentials, for somebody who has chosen a password. Source: product.md, "Roles", and "Mail": a person may resend.
 */
export function refusalToResend(
  actor: Pick<Actor, "agentId" | "role">,
  mail: SentMail | null,
): ResendRefusal | null {
  if (!mail) return "mail-not-there";
  const forbidden = refusalToAct(actor, "mails.resend", mail.account);
  if (forbidden) return forbidden;
  if (tellsOfMoney[mail.template] && !isActiveAdmin(mail.account)) return "mail-only-to-admins";
  if (isWrittenAnew(mail)) return null;
  if (carriesSecret[mail.template]) return "mail-needs-new-secret";
  if (mail.state === "queued" || mail.state === "sending") return "mail-on-its-way";
  return mail.isKept ? null : "mail-erased";
}

export function isWrittenAnew({ template, state, isSettledIn }: SentMail): boolean {
  return template === "set-up-guide" && state !== "queued" && state !== "sending" && isSettledIn;
}

/**
 * Whom the copy goes to: whoever has the account now, at the address that it has now, since that may be what was wrong; but
 * a mail about an address, or to somebody outside, goes where it went.
 */
export function recipientOfCopy(
  mail: { template: MailName; recipient: string },
  account: { email: string },
): string {
  return staysWithAddress.has(mail.template) ? mail.recipient : account.email;
}

const staysWithAddress: ReadonlySet<string> = new Set(["boost-requested", "email-changed"]);

function isActiveAdmin({ role, state }: SentMail["account"]): boolean {
  return role === "admin" && state === "Active";
}
