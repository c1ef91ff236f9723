import { TROUBLES } from "./transports/transport.ts";

/** Why a mail is where it is: what a transport met, and what befell it besides. Each has a sentence in `mail.trouble`. */
export const mailReasons = [
  ...TROUBLES,
  "interrupted",
  "outdated",
  "not-readable",
  "bounced",
  "complained",
  "given-up",
] as const;

export type MailReason = (typeof mailReasons)[number];
