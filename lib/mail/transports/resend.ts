import { domainToASCII } from "node:url";
import { type ErrorResponse, Resend } from "resend";
import { bodyWithin } from "#lib/bounded-body.ts";
import { MAIL_ID_TAG } from "../webhook-event.ts";
import { AUTOMATIC } from "./mime.ts";
import { secondsUntilRetry } from "./retry-after.ts";
import { type Delivery, isSendable, type OutgoingMail, type Transport } from "./transport.ts";

/** How long Resend remembers an idempotency key; a mail that may have arrived must not be sent again after that. */
export const IDEMPOTENCY_WINDOW_HOURS = 24;

/** The client itself would wait for ever. */
const ANSWER_WITHIN_MS = 15_000;

/** Sends through Resend's HTTP API. `baseUrl` is RESEND_BASE_URL, for tests and for providers that speak the same. */
export function resendTransport(
  apiKey: string,
  baseUrl?: string,
  answerWithinMs = ANSWER_WITHIN_MS,
): Transport {
  const resend = new BoundedResend(
    apiKey,
    baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, "") },
  );
  return { name: "resend", send: (mail) => deliver(resend, mail, answerWithinMs) };
}

/** Its answers are an id or a sentence. */
const LARGEST_ANSWER = 64 * 1024;

type Answered<Data> = Awaited<ReturnType<typeof Resend.prototype.fetchRequest<Data>>>;

/** The official client, which itself would take an answer of any length into memory. */
class BoundedResend extends Resend {
  override async fetchRequest<Data>(path: string, options: RequestInit = {}): Promise<Answered<Data>> {
    const done = new AbortController();
    const signals = options.signal ? [options.signal, done.signal] : [done.signal];
    try {
      const answer = await fetch(`${this.baseUrl}${path}`, { ...options, signal: AbortSignal.any(signals) });
      const body = await bodyWithin(answer, LARGEST_ANSWER);
      const headers = Object.fromEntries(answer.headers);
      if (body !== null && answer.ok) return { data: JSON.parse(body), error: null, headers };
      return { data: null, error: errorIn(body, answer), headers };
    } catch {
      return {
        data: null,
        error: { name: "application_error", statusCode: null, message: "" },
        headers: null,
      };
    } finally {
      // Lets go of what is left of an answer that was too long.
      done.abort();
    }
  }
}

function errorIn(body: string | null, { ok, status }: Response): ErrorResponse {
  const unreadable = { name: "application_error", statusCode: ok ? null : status, message: "" } as const;
  try {
    return body === null ? unreadable : JSON.parse(body);
  } catch {
    return unreadable;
  }
}

async function deliver(resend: Resend, mail: OutgoingMail, answerWithinMs: number): Promise<Delivery> {
  if (!isSendable(mail)) return { kind: "failed", why: "not-sendable" };

  const { data, error, headers } = await resend.emails.send(
    {
      from: mail.from,
      to: inAscii(mail.to),
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      headers: AUTOMATIC,
      tags: [{ name: MAIL_ID_TAG, value: mail.id }],
    },
    { idempotencyKey: mail.id, signal: AbortSignal.timeout(answerWithinMs) },
  );

  if (data) return { kind: "sent", providerId: typeof data.id === "string" ? data.id : null };
  return refusal(error, headers);
}

const TRY_QUOTA_AGAIN_SECONDS = 60 * 60;
const TRY_CONCURRENT_AGAIN_SECONDS = 30;

/**
 * The client reports what the answer's body says, which behind a proxy may be anything, `null` included: only what is
 * understood as a refusal ends a mail, everything else is tried again under the same key.
 */
function refusal(error: Partial<ErrorResponse> | null, headers: Record<string, string> | null): Delivery {
  switch (error?.name) {
    case "rate_limit_exceeded":
      return { kind: "retry", why: "rate-limited", mayHaveArrived: false, ...secondsUntilRetry(headers) };
    case "daily_quota_exceeded":
    case "monthly_quota_exceeded":
      return {
        kind: "retry",
        why: "quota-used-up",
        mayHaveArrived: false,
        afterSeconds: TRY_QUOTA_AGAIN_SECONDS,
      };
    case "concurrent_idempotent_requests":
      return {
        kind: "retry",
        why: "being-sent",
        mayHaveArrived: true,
        afterSeconds: TRY_CONCURRENT_AGAIN_SECONDS,
      };
    // Another body went out under this key: sending under a new one could make it two mails.
    case "invalid_idempotent_request":
      return { kind: "unknown", why: "key-reused" };
    case "missing_api_key":
    case "restricted_api_key":
    case "invalid_api_key":
      return { kind: "failed", why: "login-refused" };
  }
  return byStatus(error?.statusCode ?? null, headers);
}

function byStatus(status: number | null, headers: Record<string, string> | null): Delivery {
  if (status === 429) {
    return { kind: "retry", why: "rate-limited", mayHaveArrived: false, ...secondsUntilRetry(headers) };
  }
  if (status !== null && status >= 400 && status < 500 && status !== 408) {
    return { kind: "failed", why: status === 401 ? "login-refused" : "mail-refused" };
  }
  return { kind: "retry", why: status === null ? "no-answer" : "provider-fault", mayHaveArrived: true };
}

/** Resend takes no Unicode in a domain; the local part is ASCII already. */
function inAscii(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}
