/** Every mail that Rollcall sends; emails/registry.ts has a template for each. */
export const mailNames = ["credentials", "password-reset", "password-changed"] as const;
export type MailName = (typeof mailNames)[number];

/** Where a mail is on its way; the last five are settled (product.md, "Mail"). */
export const mailStates = ["queued", "sending", "sent", "delivered", "bounced", "failed", "unknown"] as const;
export type MailState = (typeof mailStates)[number];
