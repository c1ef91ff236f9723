import { createHmac } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { POST } from "#app/api/webhooks/resend/route.ts";
import { asSystem } from "#db/client.ts";
import { outbox, webhookDeliveries } from "#db/schema/index.ts";
import { newId } from "#lib/values/ids.ts";
import type { MailState } from "#lib/values/mail.ts";
import { moveByEvent } from "./move-by-event.ts";
import { receiveWebhook } from "./receive-webhook.ts";
import { aJoiner, onlyMailOf } from "./testing/a-joiner.ts";

vi.mock("./move-by-event.ts", { spy: true });

const secret = `whsec_${Buffer.from("a secret for webhooks").toString("base64")}`;

// Before anything reads the environment, which is read once.
process.env.RESEND_WEBHOOK_SECRET = secret;

interface Event {
  kind: string;
  mailId?: string | undefined;
  providerId?: string;
  at?: string;
}

const bodyOf = ({ kind, mailId, providerId = "provider-1", at = "2026-11-22T12:00:00Z" }: Event) =>
  JSON.stringify({
    type: `email.${kind}`,
    created_at: at,
    data: { email_id: providerId, ...(mailId ? { tags: { mail_id: mailId } } : {}) },
  });

function signed(body: string, id: string = newId()) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signature = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  return { id, timestamp, signature, body };
}

const receive = (event: Event, id?: string) => receiveWebhook(secret, signed(bodyOf(event), id), new Date());

async function aMail(state: MailState, providerId: string | null = null) {
  const joiner = await aJoiner();
  const mail = await onlyMailOf(joiner);
  const isWaiting = state === "queued" || state === "sending";
  await asSystem("test", (tx) =>
    tx
      .update(outbox)
      .set({ state, providerId, ...(isWaiting ? {} : { sealedProps: null }) })
      .where(eq(outbox.id, mail.id)),
  );
  return { id: mail.id, now: () => onlyMailOf(joiner) };
}

describe("a mail's state", () => {
  it.each<[MailState, string[], MailState, string | null]>([
    ["sent", ["delivered"], "delivered", null],
    ["sent", ["delivered", "sent"], "delivered", null],
    ["sent", ["bounced", "delivered"], "bounced", "bounced"],
    ["sent", ["delivered", "bounced"], "bounced", "bounced"],
    ["sent", ["delivery_delayed"], "sent", null],
    ["sent", ["failed"], "failed", "given-up"],
    ["sent", ["suppressed", "sent"], "failed", "suppressed"],
    ["sent", ["complained", "delivered"], "delivered", "complained"],
    ["sent", ["delivered", "complained"], "delivered", "complained"],
    ["unknown", ["sent"], "sent", null],
    ["unknown", ["bounced"], "bounced", "bounced"],
    ["sending", ["delivered"], "delivered", null],
    ["queued", ["sent"], "sent", null],
    ["delivered", ["failed", "sent"], "delivered", null],
    ["bounced", ["sent", "delivered", "failed"], "bounced", null],
  ])("%s, then %j: %s (%s)", async (state, kinds, ending, reason) => {
    const mail = await aMail(state);
    for (const kind of kinds) await receive({ kind, mailId: mail.id });
    expect(await mail.now()).toMatchObject({ state: ending, reason });
  });

  it("that a webhook settles holds no secret from then on, and says when and under which id", async () => {
    const mail = await aMail("sending");
    const event = {
      kind: "delivered",
      mailId: mail.id,
      providerId: "provider-9",
      at: "2026-11-22T12:34:56Z",
    };
    expect(await receive(event)).toBe("moved");
    expect(await mail.now()).toMatchObject({
      stateAt: new Date("2026-11-22T12:34:56Z"),
      settledAt: new Date("2026-11-22T12:34:56Z"),
      providerId: "provider-9",
      sealedProps: null,
      sealedMessage: null,
      leasedUntil: null,
    });
  });

  it("is of no later than when that was heard, whatever the provider's clock says", async () => {
    const mail = await aMail("sent");
    await receive({ kind: "delivered", mailId: mail.id, at: "9999-12-31T23:59:59Z" });
    const { state, stateAt } = await mail.now();
    expect(state).toBe("delivered");
    expect(stateAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it("is found by the provider's id when the event has no tag of ours", async () => {
    const providerId = `provider-${newId()}`;
    const mail = await aMail("sent", providerId);
    expect(await receive({ kind: "delivered", providerId })).toBe("moved");
    expect(await mail.now()).toMatchObject({ state: "delivered" });
  });

  it.each([
    ["a mail that is not ours", newId<"outbox">()],
    ["a tag that is no id", "' or 1=1"],
  ])("is not touched by an event about %s", async (_, mailId) => {
    expect(await receive({ kind: "bounced", mailId, providerId: `provider-${newId()}` })).toBe("no-change");
  });
});

describe("a delivery", () => {
  it("that comes again is not acted on twice", async () => {
    const mail = await aMail("sent");
    const id = newId();
    expect(await receive({ kind: "delivered", mailId: mail.id }, id)).toBe("moved");
    expect(await receive({ kind: "bounced", mailId: mail.id }, id)).toBe("seen-before");
    expect(await mail.now()).toMatchObject({ state: "delivered" });
  });

  it("that could not be acted on is acted on when it comes again", async () => {
    const mail = await aMail("sent");
    const id = newId();
    vi.mocked(moveByEvent).mockRejectedValueOnce(new Error("half way"));
    await expect(receive({ kind: "delivered", mailId: mail.id }, id)).rejects.toThrow("half way");
    expect(await receive({ kind: "delivered", mailId: mail.id }, id)).toBe("moved");
  });
});

describe("POST /api/webhooks/resend", () => {
  const url = "http://localhost/api/webhooks/resend";
  const post = (body: string, headers: Record<string, string> = {}) =>
    POST(new Request(url, { method: "POST", body, headers }));
  const headersOf = ({ id, timestamp, signature }: ReturnType<typeof signed>) => ({
    "svix-id": id,
    "svix-timestamp": timestamp,
    "svix-signature": signature,
  });
  let before = 0;

  beforeAll(async () => {
    before = await seen();
  });

  it("takes what is signed", async () => {
    const mail = await aMail("sent");
    const body = bodyOf({ kind: "delivered", mailId: mail.id });
    expect((await post(body, headersOf(signed(body)))).status).toBe(204);
    expect(await mail.now()).toMatchObject({ state: "delivered" });
    expect(await seen()).toBe(before + 1);
  });

  it.each<[string, number, () => { body: string; headers?: Record<string, string> }]>([
    ["nothing signed", 401, () => ({ body: bodyOf({ kind: "sent" }) })],
    [
      "another body than the signed one",
      401,
      () => ({ body: bodyOf({ kind: "bounced" }), headers: headersOf(signed(bodyOf({ kind: "sent" }))) }),
    ],
    [
      "an id longer than any",
      401,
      () => {
        const body = bodyOf({ kind: "sent" });
        return { body, headers: headersOf(signed(body, "x".repeat(201))) };
      },
    ],
    ["more than 64 KiB", 413, () => ({ body: "x".repeat(64 * 1024 + 1) })],
    [
      "signed, but not JSON",
      204,
      () => {
        const body = "{";
        return { body, headers: headersOf(signed(body)) };
      },
    ],
    [
      "signed, of a kind made later",
      204,
      () => {
        const body = bodyOf({ kind: "teleported" });
        return { body, headers: headersOf(signed(body)) };
      },
    ],
  ])("%s: %i, and nothing is kept", async (_, status, request) => {
    const count = await seen();
    const { body, headers } = request();
    expect((await post(body, headers)).status).toBe(status);
    expect(await seen()).toBe(count);
  });

  it("stops reading a body without a length once it is too long", async () => {
    let produced = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        produced += 1024;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const request = new Request(url, { method: "POST", body: endless, ...{ duplex: "half" } });
    expect((await POST(request)).status).toBe(413);
    expect(produced).toBeLessThan(80 * 1024);
  });
});

async function seen(): Promise<number> {
  const [row] = await asSystem("test", (tx) =>
    tx.select({ count: sql<number>`count(*)::int` }).from(webhookDeliveries),
  );
  return row?.count ?? 0;
}
