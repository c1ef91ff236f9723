import { z } from "zod";

export type MailEvent = {
  kind: "sent" | "delivered" | "delayed" | "bounced" | "complained" | "failed" | "suppressed";
  /** What Resend called the mail in its answer; kept with the outbox row. */
  providerId: string;
  /** Our own id, carried as a tag: it names the row even when Resend's answer was lost. */
  mailId: string | null;
  at: Date;
};

/**
 * Reads a webhook's body, whose signature was checked before. Gives null for events that say nothing about a mail's
 * delivery (opened, clicked, domains, contacts), for kinds made later, and for what is not JSON of this form: such a
 * request is answered 2xx and forgotten, since Resend would only send it again.
 */
export function readMailEvent(body: string): MailEvent | null {
  const event = WebhookBody.safeParse(body);
  if (!event.success) return null;

  const { type, created_at, data } = event.data;
  return {
    kind: KINDS[type],
    providerId: data.email_id,
    mailId: data.tags?.[MAIL_ID_TAG] ?? null,
    at: created_at,
  };
}

/** The tag under which a mail's own id travels to Resend and back. */
export const MAIL_ID_TAG = "mail_id";

/** `suppressed`: the address bounced or complained before, and Resend did not send. */
const KINDS = {
  "email.sent": "sent",
  "email.delivered": "delivered",
  "email.delivery_delayed": "delayed",
  "email.bounced": "bounced",
  "email.complained": "complained",
  "email.failed": "failed",
  "email.suppressed": "suppressed",
} as const;

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: "custom", message: "not JSON" });
    return z.NEVER;
  }
});

const WebhookBody = json.pipe(
  z.object({
    type: z.enum(Object.keys(KINDS) as [keyof typeof KINDS, ...(keyof typeof KINDS)[]]),
    created_at: z.iso
      .datetime({ offset: true })
      .transform((instant) => new Date(instant))
      .refine((instant) => instant.getUTCFullYear() >= 2000),
    data: z.object({
      email_id: z.string().regex(/^[\x21-\x7e]{1,200}$/),
      tags: z.record(z.string(), z.string()).optional().catch(undefined),
    }),
  }),
);
