import { createHash, randomUUID } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { Credentials } from "./sipp.ts";

const md5 = (text: string) => createHash("md5").update(text).digest("hex");

/** Calls an extension of the own domain at the exchange on this port, and gives the final answer: "480 Takes no calls". */
export async function invites(port: number, from: Credentials, extension: string): Promise<string> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const call = { id: randomUUID(), from: socket.address().port, uri: `sip:${extension}@${from.domain}` };

  const ask = async (sequence: number, authorization: string): Promise<string> => {
    socket.send(request(call, from, sequence, authorization), port, "127.0.0.1");
    for (;;) {
      const [message] = await once(socket, "message", { signal: AbortSignal.timeout(5000) });
      const answer = String(message);
      if (!/^SIP\/2\.0 1/.test(answer) && answer.includes(`CSeq: ${sequence} INVITE`)) return answer;
    }
  };
  const challenge = await ask(1, "");
  const [, realm = ""] = /realm="([^"]+)"/.exec(challenge) ?? [];
  const [, nonce = ""] = /nonce="([^"]+)"/.exec(challenge) ?? [];
  const response = md5(
    `${md5(`${from.userName}:${realm}:${from.secret}`)}:${nonce}:${md5(`INVITE:${call.uri}`)}`,
  );
  const answer = await ask(
    2,
    `Proxy-Authorization: Digest username="${from.userName}", realm="${realm}", nonce="${nonce}", uri="${call.uri}", response="${response}"\r\n`,
  );
  socket.close();
  return /^SIP\/2\.0 (.*)/.exec(answer)?.[1]?.trim() ?? answer;
}

function request(
  { id, from, uri }: { id: string; from: number; uri: string },
  { userName, domain }: Credentials,
  sequence: number,
  authorization: string,
): string {
  return [
    `INVITE ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${from};branch=z9hG4bK${id}${sequence}`,
    "Max-Forwards: 10",
    `From: <sip:${userName}@${domain}>;tag=${id}`,
    `To: <${uri}>`,
    `Call-ID: ${id}`,
    `CSeq: ${sequence} INVITE`,
    `Contact: <sip:${userName}@127.0.0.1:${from}>`,
    `${authorization}Content-Length: 0`,
    "\r\n",
  ].join("\r\n");
}
