import { Socket } from "node:net";
import { Readable } from "node:stream";
import { parseConnectionUrl } from "nodemailer/lib/shared/index.js";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";
import { type MimeMessage, mimeOf } from "./mime.ts";
import { type Delivery, isSendable, SEND_DEADLINE_SECONDS, type Transport } from "./transport.ts";

/**
 * Sends through one SMTP server, a connection per mail. Takes `smtp://` or `smtps://user:password@host:port`; STARTTLS
 * is used where offered and demanded with `?requireTLS=true`.
 */
export function smtpTransport(url: string, deadlineSeconds = SEND_DEADLINE_SECONDS): Transport {
  const { auth, ...address } = parseConnectionUrl(url);
  const server = { ...address, ...TIMEOUTS };
  const login = auth && "pass" in auth ? auth : null;

  return {
    name: "smtp",
    async send(mail) {
      if (!isSendable(mail)) return { kind: "failed", why: "not-sendable" };
      return converse(server, login, await mimeOf(mail), deadlineSeconds);
    },
  };
}

const TIMEOUTS = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  dnsTimeout: 10_000,
  socketTimeout: 30_000,
};

/**
 * nodemailer's transport reports a broken connection in the same words before and after the mail was handed over, and
 * only the first may be tried again. So its connection is driven here, where one can see whether the server has it.
 */
function converse(
  server: SMTPConnection.Options,
  login: SMTPConnection.Credentials | null,
  message: MimeMessage,
  deadlineSeconds: number,
): Promise<Delivery> {
  return new Promise((resolve) => {
    const connection = new SMTPConnection(server);
    let isHandedOver = false;

    const body = Readable.from([message.bytes]);
    body.on("end", () => {
      isHandedOver = true;
    });

    const settle = (delivery: Delivery) => {
      clearTimeout(deadline);
      resolve(delivery);
      connection.close();
      // `close` only says goodbye, and a server that hangs would hold the socket.
      if (connection._socket instanceof Socket) connection._socket.destroy();
    };
    const stop = (ending: Ending) => settle(outcomeOf(ending, isHandedOver));
    const deadline = setTimeout(() => stop({ code: "ETIMEDOUT" }), deadlineSeconds * 1000);

    connection.on("error", stop);
    connection.on("end", () => stop({}));
    connection.connect((refused) => {
      if (refused) return stop(refused);
      logIn(connection, login, (error) => {
        if (error) return stop(error);
        connection.send({ from: message.from, to: message.to }, body, (failure) =>
          failure ? stop(failure) : settle({ kind: "sent", providerId: null }),
        );
      });
    });
  });
}

function logIn(
  connection: SMTPConnection & { allowsAuth?: boolean },
  login: SMTPConnection.Credentials | null,
  done: (error?: SMTPConnection.SMTPError) => void,
): void {
  if (login && connection.allowsAuth) connection.login(login, done);
  else done();
}

type Ending = Pick<SMTPConnection.SMTPError, "code" | "responseCode" | "command">;

function outcomeOf(ending: Ending, isHandedOver: boolean): Delivery {
  const { code, command, responseCode: reply = 0 } = ending;
  const isAnswer = code === "EMESSAGE" || code === "EENVELOPE" || code === "EAUTH";

  // Before it was told of any mail, what a server says is about itself.
  const isAboutServer = ["CONN", "EHLO", "HELO", "LHLO", "STARTTLS"].includes(command ?? "");

  if (isHandedOver && !(isAnswer && reply >= 400)) return { kind: "unknown", why: "broken-off" };
  if (reply >= 500 && isAboutServer) return { kind: "retry", why: "server-refused", mayHaveArrived: false };
  if (reply >= 500) return { kind: "failed", why: refusalOf(ending) };
  if (reply >= 400) return { kind: "retry", why: "deferred", mayHaveArrived: false };
  if (isAnswer) return { kind: "failed", why: refusalOf(ending) };
  return { kind: "retry", why: code === "ETIMEDOUT" ? "no-answer" : "not-reachable", mayHaveArrived: false };
}

function refusalOf({ code, command }: Ending) {
  if (code === "EAUTH") return "login-refused";
  return command === "RCPT TO" ? "recipient-refused" : "mail-refused";
}
