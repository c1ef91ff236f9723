import { createHmac, timingSafeEqual } from "node:crypto";

export type SignedRequest = {
  id: string | null;
  timestamp: string | null;
  signature: string | null;
  body: string;
};

/**
 * Says whether a request was signed with `secret` (`whsec_…`) within five minutes of `now`, either side.
 * Takes the headers `svix-id`, `svix-timestamp` and `svix-signature` and the body exactly as received. `now` is real time,
 * never the test clock: the sender knows no other. Written here because `resend.webhooks.verify` cannot be given a clock;
 * the scheme is https://www.standardwebhooks.com. Throws only for a secret that is none.
 */
export function isSignedWith(secret: string, request: SignedRequest, now: Date): boolean {
  const key = keyIn(secret);
  const { id, timestamp, signature, body } = request;
  if (!id || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > TOLERANCE_MS) return false;

  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  return signature.split(" ").some((one) => isSame(one, expected));
}

const TOLERANCE_MS = 5 * 60 * 1000;
const VERSION = "v1,";

function keyIn(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  if (key.length === 0) throw new Error("RESEND_WEBHOOK_SECRET is not a signing secret");
  return key;
}

/** Several signatures stand side by side while a secret is being rotated; other versions than ours are passed over. */
function isSame(signature: string, expected: Buffer): boolean {
  if (!signature.startsWith(VERSION)) return false;
  const given = Buffer.from(signature.slice(VERSION.length), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
