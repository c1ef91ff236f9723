import { createHmac } from "node:crypto";
import { Resend } from "resend";
import { describe, expect, test } from "vitest";
import { isSignedWith, type SignedRequest } from "./webhook-signature.ts";

const SECRET = `whsec_${Buffer.from("a signing secret of Resend's own").toString("base64")}`;
const NOW = new Date("2026-11-22T12:00:00Z");
const BODY = '{"type":"email.delivered","note":"Zoë 👩‍💻"}';

/** Signed the way the specification says, independently of the code under test. */
function signed({
  body = BODY,
  secondsOff = 0,
  now = NOW,
  secret = SECRET,
  id = "msg_1",
} = {}): SignedRequest {
  const timestamp = String(Math.floor(now.getTime() / 1000) + secondsOff);
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { id, timestamp, signature: `v1,${signature}`, body };
}

const good = signed();
const [, goodSignature = ""] = (good.signature ?? "").split(",");

describe("a signature", () => {
  test.each<[string, SignedRequest]>([
    ["as made", good],
    ["made 5 minutes ago", signed({ secondsOff: -300 })],
    ["made 5 minutes ahead", signed({ secondsOff: 300 })],
    [
      "second of two, while a secret is rotated",
      { ...good, signature: `v1,${"A".repeat(43)}= ${good.signature}` },
    ],
    ["beside one of another version", { ...good, signature: `v1a,xyz ${good.signature}` }],
  ])("is accepted: %s", (_, request) => {
    expect(isSignedWith(SECRET, request, NOW)).toBe(true);
  });

  test.each<[string, SignedRequest]>([
    ["older than 5 minutes", signed({ secondsOff: -301 })],
    ["more than 5 minutes ahead", signed({ secondsOff: 301 })],
    ["of another secret", signed({ secret: `whsec_${Buffer.from("another").toString("base64")}` })],
    ["of another body", { ...good, body: `${BODY} ` }],
    ["of another id", { ...good, id: "msg_2" }],
    ["moved to another time", { ...good, timestamp: String(Number(good.timestamp) + 1) }],
    ["without a version", { ...good, signature: goodSignature }],
    ["of version 2", { ...good, signature: `v2,${goodSignature}` }],
    ["cut short", { ...good, signature: `v1,${goodSignature.slice(0, 20)}` }],
    ["empty", { ...good, signature: "v1," }],
    ["missing", { ...good, signature: null }],
    ["without id", { ...good, id: null }],
    ["without time", { ...good, timestamp: null }],
    ["with a time that only begins as a number", { ...good, timestamp: `${good.timestamp}x` }],
    ["with a time in exponents", { ...good, timestamp: "1e400" }],
  ])("is refused: %s", (_, request) => {
    expect(isSignedWith(SECRET, request, NOW)).toBe(false);
  });

  test("is judged as Resend's own client judges it", () => {
    const { id, timestamp, signature, body } = signed({ now: new Date() });
    const headers = { id: id ?? "", timestamp: timestamp ?? "", signature: signature ?? "" };
    const { webhooks } = new Resend("re_unused");
    expect(webhooks.verify({ payload: body, headers, webhookSecret: SECRET })).toEqual(JSON.parse(body));
    expect(isSignedWith(SECRET, { id, timestamp, signature, body }, new Date())).toBe(true);
  });

  test("is never compared under an empty secret", () => {
    expect(() => isSignedWith("whsec_", good, NOW)).toThrow("RESEND_WEBHOOK_SECRET");
  });
});
