/** Every mail that Rollcall sends; emails/registry.ts has a template for each. */
export const mailNames = [
  "credentials",
  "set-up-guide",
  "password-reset",
  "password-changed",
  "email-changed",
  "seat-charged",
  "boost-requested",
  "access-ended",
] as const;
export type MailName = (typeof mailNames)[number];

/** Whether a mail carries what opens an account. One that does is erased when it has left; only a new secret sends it again. */
export const carriesSecret: Readonly<Record<MailName, boolean>> = {
  credentials: true,
  "set-up-guide": true,
  "password-reset": true,
  "password-changed": false,
  "email-changed": false,
  "seat-charged": false,
  "boost-requested": false,
  "access-ended": false,
};

/** Whether a mail tells the one it is for of prices and charges, which are for admins alone (product.md, "Roles"). */
export const tellsOfMoney: Readonly<Record<MailName, boolean>> = {
  credentials: false,
  "set-up-guide": false,
  "password-reset": false,
  "password-changed": false,
  "email-changed": false,
  "seat-charged": true,
  "boost-requested": false,
  "access-ended": false,
};

/** What ended somebody's access: a person, by one of three verbs, or the end date that was set. */
export type AccessEnd = "deactivated" | "deleted" | "replaced" | "end-date";

/** Where a mail is on its way; the last five are settled (product.md, "Mail"). */
export const mailStates = ["queued", "sending", "sent", "delivered", "bounced", "failed", "unknown"] as const;
export type MailState = (typeof mailStates)[number];

/** What a transport met when a mail is not on its way: a fact without contents, addresses or secrets. */
const troubles = [
  "not-sendable",
  "not-writable",
  "not-reachable",
  "server-refused",
  "no-answer",
  "provider-fault",
  "rate-limited",
  "quota-used-up",
  "being-sent",
  "key-reused",
  "login-refused",
  "recipient-refused",
  "mail-refused",
  "deferred",
  "broken-off",
] as const;
export type Trouble = (typeof troubles)[number];

/** Why a mail is where it is: what its transport met, or what befell it besides. Each has a sentence in `mail.trouble`. */
export const mailReasons = [
  ...troubles,
  "interrupted",
  "outdated",
  "not-readable",
  "bounced",
  "complained",
  "given-up",
  "suppressed",
  "refused-later",
  "recipient-erased",
] as const;
export type MailReason = (typeof mailReasons)[number];
