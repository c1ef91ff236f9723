import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach } from "vitest";
import { resendTransport } from "../transports/resend.ts";
import type { Transport } from "../transports/transport.ts";
import { settleAllMails } from "./a-joiner.ts";

export type Answer = "accept" | "accept and drop" | "accept and hang" | "drop" | "hang" | 500 | 429;

/** A Resend over real HTTP that remembers keys as the real one does. */
export interface FakeResend {
  /** How the next requests are answered, in turn; afterwards all are accepted. */
  answers: Answer[];
  requests: { key: string; body: string }[];
  /** The mails that will reach somebody: one body for each key. */
  accepted: Map<string, string>;
  /** The real transport on it for one request. It waits for an answer that does not come for 300 ms only. */
  transport(): Transport;
  close(): Promise<void>;
}

/** For each test of the file a Resend of its own, and no mail waiting that another one left. */
export function resendOfEachTest(): { readonly resend: FakeResend } {
  const each = { resend: null as FakeResend | null };
  beforeEach(async () => {
    each.resend = await fakeResend();
    await settleAllMails();
  });
  afterEach(() => each.resend?.close());
  return {
    get resend() {
      if (!each.resend) throw new Error("there is a Resend only while a test runs");
      return each.resend;
    },
  };
}

async function fakeResend(): Promise<FakeResend> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const key = String(request.headers["idempotency-key"]);
    fake.requests.push({ key, body });
    answer(response, fake, key, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const fake: FakeResend = {
    answers: [],
    requests: [],
    accepted: new Map(),
    // A loaded machine must not turn an answer that does come into one that did not.
    transport: () => resendTransport("re_test", base, isSilent(fake.answers[0]) ? 300 : 10_000),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

function answer(response: ServerResponse, fake: FakeResend, key: string, body: string): void {
  const how = fake.answers.shift() ?? "accept";
  if (how === 500) refuse(response, 500, "internal_server_error");
  else if (how === 429) refuse(response, 429, "rate_limit_exceeded");
  else if (how === "drop") response.destroy();
  else if (how !== "hang") take(response, fake, { key, body }, how);
}

function take(
  response: ServerResponse,
  fake: FakeResend,
  { key, body }: { key: string; body: string },
  how: "accept" | "accept and drop" | "accept and hang",
): void {
  const isAnother = (fake.accepted.get(key) ?? body) !== body;
  if (!isAnother) fake.accepted.set(key, body);
  if (isAnother) refuse(response, 409, "invalid_idempotent_request");
  else if (how === "accept and drop") response.destroy();
  else if (how === "accept") response.writeHead(200, json).end(JSON.stringify({ id: `provider-${key}` }));
}

const json = { "content-type": "application/json" };

function refuse(response: ServerResponse, statusCode: number, name: string): void {
  response.writeHead(statusCode, json).end(JSON.stringify({ statusCode, name, message: "" }));
}

const isSilent = (answer: Answer | undefined) => answer === "hang" || answer === "accept and hang";
