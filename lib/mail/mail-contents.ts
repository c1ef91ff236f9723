import { z } from "zod";
import type { outbox } from "#db/schema/index.ts";
import { isMailName, type MailName, type MailProps } from "#emails/registry.ts";
import { env } from "#lib/env.ts";
import { findMailLogo } from "#lib/logos/queries.ts";
import { unseal } from "#lib/values/seal.ts";
import { propsPurpose } from "./outbox.ts";
import { renderMail } from "./render.ts";
import type { OutgoingMail } from "./transports/transport.ts";

/** The purpose that a mail's rendered bytes are sealed for, under the row's id. */
export const messagePurpose = "outbox message";

/** A mail's template with what it was posted with. */
export type WaitingMail = { [Name in MailName]: { template: Name; props: MailProps[Name] } }[MailName];

type Row = typeof outbox.$inferSelect;

/**
 * Opens what a waiting mail was posted with, and gives the message to send: at the first try rendered, at each later one
 * the same bytes again, whatever release or setting has changed since. Throws when it cannot be opened or rendered.
 */
export async function openMail(mail: Row): Promise<{ waiting: WaitingMail; message: OutgoingMail }> {
  const waiting = waitingMail(mail);
  return { waiting, message: mail.sealedMessage ? keptMessage(mail) : await firstMessage(mail, waiting) };
}

/** What a settled mail was posted with; throws when nothing is kept of it. */
export function keptMail(mail: Row): WaitingMail {
  return mailOf(mail, mail.keptProps);
}

function waitingMail(mail: Row): WaitingMail {
  return mailOf(mail, mail.sealedProps);
}

function mailOf(mail: Row, sealed: Uint8Array | null): WaitingMail {
  if (!isMailName(mail.template)) throw new Error(`no template ${mail.template}`);
  return { template: mail.template, props: JSON.parse(open(mail, propsPurpose, sealed)) };
}

function keptMessage(mail: Row): OutgoingMail {
  return KeptMessage.parse(JSON.parse(open(mail, messagePurpose, mail.sealedMessage)));
}

async function firstMessage(mail: Row, { template, props }: WaitingMail): Promise<OutgoingMail> {
  const rendered = await renderMail(template, props, mail.language, await findMailLogo(mail.orgId));
  return {
    id: mail.id,
    from: env().EMAIL_FROM,
    to: mail.recipient,
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    date: mail.createdAt,
  };
}

const KeptMessage = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  date: z.iso.datetime().transform((text) => new Date(text)),
});

function open(mail: Row, purpose: string, sealed: Uint8Array | null): string {
  if (!sealed) throw new Error("erased already");
  return unseal(env().AUTH_SECRET, purpose, mail.id, sealed);
}
