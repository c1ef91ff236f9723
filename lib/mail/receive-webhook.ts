import { asSystem } from "#db/client.ts";
import { webhookDeliveries } from "#db/schema/index.ts";
import type { Instant } from "#lib/values/day.ts";
import { moveByEvent } from "./move-by-event.ts";
import { readMailEvent } from "./webhook-event.ts";
import { isSignedWith, type SignedRequest } from "./webhook-signature.ts";

export type Received = "not-signed" | "of-no-concern" | "seen-before" | "no-change" | "moved";

/**
 * Takes in one webhook request: whether it is Resend's, whether it was here before, and what it says of a mail. The delivery
 * is remembered in the transaction that acts on it, so that one which failed half way is acted on when it comes again. `at`
 * is real time. Source: product.md, "Mail".
 */
export async function receiveWebhook(secret: string, request: SignedRequest, at: Instant): Promise<Received> {
  const { id } = request;
  if (!id || id.length > longestId || !isSignedWith(secret, request, at)) return "not-signed";
  const event = readMailEvent(request.body);
  if (!event) return "of-no-concern";

  return asSystem("mail webhook", async (tx) => {
    const first = await tx
      .insert(webhookDeliveries)
      .values({ id, receivedAt: at })
      .onConflictDoNothing()
      .returning({ id: webhookDeliveries.id });
    if (first.length === 0) return "seen-before";
    // No clock of a provider's puts into the future what has been heard of.
    const heard = { ...event, at: event.at > at ? at : event.at };
    return (await moveByEvent(tx, heard)) ? "moved" : "no-change";
  });
}

const longestId = 200;
