import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { OutgoingMail } from "./transport.ts";

export type MimeMessage = { from: string; to: string; bytes: Buffer };

/**
 * Gives a mail as RFC 5322 and MIME bytes, with the addresses of its envelope. Message-ID and boundaries come from the
 * id and the date from the mail, so that the same mail is the same bytes, and a recipient's server sees a repeat as one.
 */
export async function mimeOf(mail: OutgoingMail): Promise<MimeMessage> {
  const message = new MailComposer({
    from: mail.from,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: mail.date,
    messageId: `<${mail.id}@${domainOf(mail.from)}>`,
    headers: AUTOMATIC,
    textEncoding: "quoted-printable",
    // Two options that the type definitions leave out.
    ...{ baseBoundary: mail.id, newline: "windows" },
  }).compile();
  const { from, to } = message.getEnvelope();

  return { from: from || "", to: to[0] ?? "", bytes: await message.build() };
}

/** Keeps out-of-office answers away (RFC 3834). */
export const AUTOMATIC = { "Auto-Submitted": "auto-generated" };

function domainOf(from: string): string {
  return /@([a-z0-9.-]+)>?\s*$/i.exec(from)?.[1]?.toLowerCase() ?? "rollcall.invalid";
}
