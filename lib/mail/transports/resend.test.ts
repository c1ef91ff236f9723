import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { resendTransport } from "./resend.ts";
import type { OutgoingMail } from "./transport.ts";

const mail: OutgoingMail = {
  id: "0198c0de-0000-7000-8000-000000000001",
  from: "Rollcall <rollcall@northwind.example>",
  to: "ada@bücher.example",
  subject: "Your sign-in for محمد 👩‍💻",
  html: "<p>kq7m-w3xd</p>",
  text: "kq7m-w3xd\n",
  date: new Date("2026-11-22T12:00:00Z"),
};

type Request = { key: string | undefined; authorization: string | undefined; path: string; body: string };
type Answer = (response: ServerResponse, request: Request) => void;

/** A Resend of our own over real HTTP: answers in turn, repeats the last one, writes down what it was sent. */
let answers: Answer[] = [];
let requests: Request[] = [];
let base = "";
const server = createServer(async (incoming, response) => {
  const request = await readRequest(incoming);
  requests.push(request);
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  answer?.(response, request);
});

beforeEach(async () => {
  requests = [];
  answers = [];
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  let body = "";
  for await (const chunk of incoming.setEncoding("utf8")) body += chunk;
  const key = incoming.headers["idempotency-key"];
  return {
    key: Array.isArray(key) ? key.join() : key,
    authorization: incoming.headers.authorization,
    path: incoming.url ?? "",
    body,
  };
}

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
const refuses = (statusCode: number, name: string, headers?: Record<string, string>) =>
  says(statusCode, { statusCode, name, message: `about ada@example.com: ${name}` }, headers);
const accepts = says(200, { id: "49a3999c-0ce1-4ea6-ab68-afcd6dc2e794" });
const drops: Answer = (response) => response.destroy();
const hangs: Answer = () => {};
const breaksOffInside: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.write('{"id":');
  setTimeout(() => response.destroy(), 20);
};

const tooMuch = "a".repeat(64 * 1024);

const send = () => resendTransport("re_secret", base, 400).send(mail);
const perhaps = (why: string) => ({ kind: "retry", why, mayHaveArrived: true });
const notTaken = (why: string, afterSeconds?: number) => ({
  kind: "retry",
  why,
  mayHaveArrived: false,
  ...(afterSeconds === undefined ? {} : { afterSeconds }),
});

describe("what Resend answers", () => {
  test.each<[string, Answer, object]>([
    ["accepts", accepts, { kind: "sent", providerId: "49a3999c-0ce1-4ea6-ab68-afcd6dc2e794" }],
    ["accepts without an id", says(200, {}), { kind: "sent", providerId: null }],
    ["500", refuses(500, "internal_server_error"), perhaps("provider-fault")],
    ["502 from a proxy, in HTML", says(502, "<h1>Bad gateway</h1>"), perhaps("provider-fault")],
    ["500 with JSON that is no object", says(500, "null"), perhaps("no-answer")],
    ["503 with JSON of somebody else", says(503, { error: "maintenance" }), perhaps("no-answer")],
    ["200 that is not JSON", says(200, "OK"), perhaps("no-answer")],
    ["an empty 200", says(200, ""), perhaps("no-answer")],
    ["a connection dropped after the request", drops, perhaps("no-answer")],
    ["a connection dropped inside the answer", breaksOffInside, perhaps("no-answer")],
    ["200 with more than it can have to say", says(200, { id: "1", more: tooMuch }), perhaps("no-answer")],
    ["500 with more than it can have to say", says(500, { more: tooMuch }), perhaps("provider-fault")],
    ["nothing, for longer than we wait", hangs, perhaps("no-answer")],
    ["408", says(408, "timeout"), perhaps("provider-fault")],
    ["429", refuses(429, "rate_limit_exceeded"), notTaken("rate-limited")],
    [
      "429 with Retry-After",
      refuses(429, "rate_limit_exceeded", { "retry-after": "12" }),
      notTaken("rate-limited", 12),
    ],
    ["429 from a proxy", says(429, "slow down", { "retry-after": "3" }), notTaken("rate-limited", 3)],
    ["429 for the day", refuses(429, "daily_quota_exceeded"), notTaken("quota-used-up", 3600)],
    ["429 for the month", refuses(429, "monthly_quota_exceeded"), notTaken("quota-used-up", 3600)],
    [
      "409, still at it",
      refuses(409, "concurrent_idempotent_requests"),
      { ...perhaps("being-sent"), afterSeconds: 30 },
    ],
    ["409, another body", refuses(409, "invalid_idempotent_request"), { kind: "unknown", why: "key-reused" }],
    ["400", refuses(400, "validation_error"), { kind: "failed", why: "mail-refused" }],
    ["422", refuses(422, "missing_required_field"), { kind: "failed", why: "mail-refused" }],
    ["403, domain not verified", refuses(403, "validation_error"), { kind: "failed", why: "mail-refused" }],
    ["404 in HTML", says(404, "<h1>Not found</h1>"), { kind: "failed", why: "mail-refused" }],
    ["401", refuses(401, "missing_api_key"), { kind: "failed", why: "login-refused" }],
    ["403 for the key", refuses(403, "invalid_api_key"), { kind: "failed", why: "login-refused" }],
    ["401 of a kind made later", refuses(401, "tired_api_key"), { kind: "failed", why: "login-refused" }],
  ])("%s", async (_, answer, outcome) => {
    answers = [answer];
    expect(await send()).toEqual(outcome);
    expect(requests).toHaveLength(1);
  });

  test("nobody listens", async () => {
    expect(await resendTransport("re_secret", "http://127.0.0.1:9").send(mail)).toEqual(perhaps("no-answer"));
  });
});

describe("what Resend is sent", () => {
  test("is one key and the same bytes through every failure, until it is accepted", async () => {
    answers = [
      refuses(500, "internal_server_error"),
      drops,
      hangs,
      refuses(429, "rate_limit_exceeded"),
      accepts,
    ];
    const outcomes = [];
    for (let tries = 0; tries < 5; tries += 1) outcomes.push((await send()).kind);
    expect(outcomes).toEqual(["retry", "retry", "retry", "retry", "sent"]);
    expect(new Set(requests.map(({ key }) => key))).toEqual(new Set([mail.id]));
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  });

  test("is the mail, with our id as a tag and the domain in ASCII", async () => {
    answers = [accepts];
    await resendTransport("re_secret", `${base}/`).send(mail);
    expect(requests[0]).toMatchObject({ path: "/emails", authorization: "Bearer re_secret" });
    expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
      from: mail.from,
      to: "ada@xn--bcher-kva.example",
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      headers: { "Auto-Submitted": "auto-generated" },
      tags: [{ name: "mail_id", value: mail.id }],
    });
  });

  test("is nothing when the subject holds a new line", async () => {
    const outcome = await resendTransport("re_secret", base).send({
      ...mail,
      subject: "Hello\nBcc: eve@example.com",
    });
    expect(outcome).toEqual({ kind: "failed", why: "not-sendable" });
    expect(requests).toEqual([]);
  });
});
