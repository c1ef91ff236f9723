import { join } from "node:path";
import { fileTransport } from "./file.ts";
import { resendTransport } from "./resend.ts";
import { smtpTransport } from "./smtp.ts";
import type { Transport } from "./transport.ts";

export type MailEnvironment = {
  RESEND_API_KEY?: string | undefined;
  RESEND_BASE_URL?: string | undefined;
  SMTP_URL?: string | undefined;
  DATA_DIR: string;
};

/** Gives the way mails leave here (`product.md`, Mail): Resend when it has a key, else SMTP, else files in DATA_DIR. */
export function chooseTransport(env: MailEnvironment): Transport {
  if (env.RESEND_API_KEY) return resendTransport(env.RESEND_API_KEY, env.RESEND_BASE_URL || undefined);
  if (env.SMTP_URL) return smtpTransport(env.SMTP_URL);
  return fileTransport(join(env.DATA_DIR, "mail"));
}
