import { createServer, type Server, type Socket } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { smtpTransport } from "./smtp.ts";
import type { Delivery, OutgoingMail } from "./transport.ts";

const mail: OutgoingMail = {
  id: "0198c0de-0000-7000-8000-000000000001",
  from: "Rollcall <rollcall@northwind.example>",
  to: "ada@example.com",
  subject: "Your sign-in",
  html: `<p>kq7m-w3xd</p>${"<p>more</p>".repeat(500)}`,
  text: ".\n.a dot first\nkq7m-w3xd\n",
  date: new Date("2026-11-22T12:00:00.123Z"),
};

type Step = "connect" | "EHLO" | "AUTH" | "MAIL" | "RCPT" | "DATA" | "content";
type Behaviour = string | "hang" | "drop";

let close: (() => void) | undefined;
afterEach(() => {
  close?.();
  close = undefined;
});

/** A server that follows the protocol up to `step`, and there answers, hangs or drops the connection. */
async function serverThat(step: Step, behaviour: Behaviour) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let isInContent = false;
    let received = "";
    socket.on("error", () => {});
    const answer = (at: Step, usual: string) => {
      const given = at === step ? behaviour : usual;
      if (given === "drop") socket.destroy();
      else if (given !== "hang") socket.write(`${given}\r\n`);
    };

    answer("connect", "220 test");
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      for (;;) {
        const end = received.indexOf(isInContent ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const line = received.slice(0, end);
        received = received.slice(end + (isInContent ? 5 : 2));
        if (isInContent) {
          isInContent = false;
          answer("content", "250 taken");
        } else if (line.startsWith("EHLO")) answer("EHLO", "250-test\r\n250 AUTH PLAIN");
        else if (line.startsWith("HELO")) answer("EHLO", "250 test");
        else if (line.startsWith("AUTH")) answer("AUTH", "235 welcome");
        else if (line.startsWith("MAIL")) answer("MAIL", "250 ok");
        else if (line.startsWith("RCPT")) answer("RCPT", "250 ok");
        else if (line === "DATA") {
          isInContent = step !== "DATA";
          answer("DATA", "354 go on");
        }
      }
    });
  });
  const port = await listening(server);
  close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `smtp://user:pass@127.0.0.1:${port}`, sockets };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

const refusedFor = (why: string) => ({ kind: "failed", why });
const again = (why: string) => ({ kind: "retry", why, mayHaveArrived: false });
const perhaps = { kind: "unknown", why: "broken-off" };

describe("what became of a mail when the server", () => {
  test.each<[Step, Behaviour, object]>([
    ["connect", "drop", again("not-reachable")],
    ["connect", "hang", again("no-answer")],
    ["connect", "421 too busy", again("deferred")],
    ["connect", "554 no service here", again("server-refused")],
    ["EHLO", "drop", again("not-reachable")],
    ["EHLO", "550 not you", again("server-refused")],
    ["AUTH", "535 wrong password", refusedFor("login-refused")],
    ["AUTH", "454 try later", again("deferred")],
    ["AUTH", "drop", again("not-reachable")],
    ["MAIL", "451 try later", again("deferred")],
    ["MAIL", "550 sender not allowed", refusedFor("mail-refused")],
    ["MAIL", "hang", again("no-answer")],
    ["RCPT", "450 greylisted", again("deferred")],
    ["RCPT", "550 no such user", refusedFor("recipient-refused")],
    ["RCPT", "drop", again("not-reachable")],
    ["DATA", "451 try later", again("deferred")],
    ["DATA", "554 no", refusedFor("mail-refused")],
    ["DATA", "drop", again("not-reachable")],
    ["DATA", "hang", again("no-answer")],
    ["content", "250 taken", { kind: "sent", providerId: null }],
    ["content", "452 disk full", again("deferred")],
    ["content", "421 shutting down", again("deferred")],
    ["content", "554 looks like spam", refusedFor("mail-refused")],
    ["content", "drop", perhaps],
    ["content", "hang", perhaps],
    ["content", "what?", perhaps],
  ])("at %s says or does %j", async (step, behaviour, outcome) => {
    const { url, sockets } = await serverThat(step, behaviour);
    expect(await smtpTransport(url, 0.4).send(mail)).toEqual(outcome);
    await expect
      .poll(() => [...sockets].every((socket) => socket.destroyed || socket.readableEnded))
      .toBe(true);
  });

  test("does not listen at all", async () => {
    const { url } = await serverThat("connect", "drop");
    close?.();
    expect(await smtpTransport(url).send(mail)).toEqual(again("not-reachable"));
  });

  test("has no address", async () => {
    expect(await smtpTransport("smtp://nowhere.invalid").send(mail)).toEqual(again("not-reachable"));
  });
});

describe("a real server", () => {
  async function receiving(
    options: SMTPServerOptions,
    query = "",
  ): Promise<{ delivery: Delivery; taken: Buffer[] }> {
    const taken: Buffer[] = [];
    const server = new SMTPServer({
      authOptional: true,
      ...options,
      onData(stream, _, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          taken.push(Buffer.concat(chunks));
          done();
        });
      },
    });
    server.on("error", () => {});
    close = () => server.close(() => {});
    const port = await listening(server.server);
    const delivery = await smtpTransport(`smtp://127.0.0.1:${port}${query}`).send(mail);
    return { delivery, taken };
  }

  test("takes it whole, dots and all", async () => {
    const { delivery, taken } = await receiving({ disabledCommands: ["STARTTLS", "AUTH"] });
    expect(delivery).toEqual({ kind: "sent", providerId: null });
    const read = await PostalMime.parse(taken[0] ?? "");
    expect(read.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(read.html?.trimEnd()).toBe(mail.html);
    expect(taken).toHaveLength(1);
  });

  test("is not trusted with a certificate nobody vouches for", async () => {
    const { delivery, taken } = await receiving({});
    expect(delivery).toEqual(again("not-reachable"));
    expect(taken).toHaveLength(0);
  });

  test("is spoken to in TLS when the operator says so", async () => {
    const { delivery, taken } = await receiving({}, "?requireTLS=true&tls.rejectUnauthorized=false");
    expect(delivery).toEqual({ kind: "sent", providerId: null });
    expect(taken).toHaveLength(1);
  });

  test("without TLS gets nothing when TLS is demanded", async () => {
    const { delivery, taken } = await receiving({ disabledCommands: ["STARTTLS"] }, "?requireTLS=true");
    expect(delivery).toEqual(again("server-refused"));
    expect(taken).toHaveLength(0);
  });
});
