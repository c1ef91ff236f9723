import { bodyWithin } from "#lib/bounded-body.ts";
import { realNow } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { receiveWebhook } from "#lib/mail/receive-webhook.ts";

const largestBody = 64 * 1024;

/** Resend's signed delivery events. Whatever is signed and concerns no mail of ours is a 204 too, or it would come again. */
export async function POST(request: Request): Promise<Response> {
  const secret = env().RESEND_WEBHOOK_SECRET;
  if (!secret) return answer(404);
  const body = await bodyWithin(request, largestBody);
  if (body === null) return answer(413);

  const { headers } = request;
  const received = await receiveWebhook(
    secret,
    {
      id: headers.get("svix-id"),
      timestamp: headers.get("svix-timestamp"),
      signature: headers.get("svix-signature"),
      body,
    },
    realNow(),
  );
  return answer(received === "not-signed" ? 401 : 204);
}

function answer(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
