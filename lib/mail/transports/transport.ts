import type { Trouble } from "#lib/values/mail.ts";

/** One way out of the house. `send` never throws for what a network, a provider or a disk can do. */
export type Transport = {
  name: "resend" | "smtp" | "file";
  send(mail: OutgoingMail): Promise<Delivery>;
};

/**
 * A rendered mail to one recipient. `id` is the outbox row's and the idempotency key; whoever sends a mail again passes
 * every field unchanged, and the same fields always become the same bytes.
 */
export type OutgoingMail = {
  id: string;
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** When it was posted, not when it is tried; the Date header. */
  date: Date;
};

/**
 * What became of one try. `failed`: never try again. `unknown`: it may be with the recipient, and a person decides.
 * A `retry` with `mayHaveArrived` is safe only while the provider remembers the key, see IDEMPOTENCY_WINDOW_HOURS;
 * without it the mail was certainly not taken, and may wait as long as it likes.
 */
export type Delivery =
  | { kind: "sent"; providerId: string | null }
  | { kind: "retry"; why: Trouble; mayHaveArrived: boolean; afterSeconds?: number }
  | { kind: "failed"; why: Trouble }
  | { kind: "unknown"; why: Trouble };

/** No try takes longer, so that a lease a little longer than this is never outlived. */
export const SEND_DEADLINE_SECONDS = 45;

/**
 * Says whether a mail can be sent at all: an id that is a UUID, one plain address, and no control character that could
 * start a header of its own. Names and addresses are checked where they enter; this is the last door.
 */
export function isSendable(mail: OutgoingMail): boolean {
  const headers = [mail.from, mail.to, mail.subject];
  return UUID.test(mail.id) && ONE_ADDRESS.test(mail.to) && !headers.some((header) => CONTROL.test(header));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ONE_ADDRESS = /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/u;
const CONTROL = /[\p{Control}\u2028\u2029]/u;
