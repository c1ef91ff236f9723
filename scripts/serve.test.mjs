import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "./serve.mjs";

let server;
beforeAll(async () => {
  server = await listen({ port: 0, appUrl: null, trustedProxies: 0 });
});
afterAll(() => server.close());

async function answerTo(bytes) {
  const socket = connect(server.environment.PORT, "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes);
  return text(socket);
}

const host = "Host: localhost\r\nConnection: close\r\n";

test.each([
  ["without a host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "400 Bad Request"],
  [
    "that expects what nobody knows",
    `POST / HTTP/1.1\r\n${host}Expect: foo\r\n\r\n`,
    "417 Expectation Failed",
  ],
  ["that is none", "\u0000\u0001\r\n\r\n", "400 Bad Request"],
  ["with too much on its first line", `GET /${"a".repeat(20_000)} HTTP/1.1\r\n${host}\r\n`, "431 Request"],
  ...["PUT", "PATCH", "DELETE", "TRACE"].map((method) => [
    `by ${method}`,
    `${method} /agents HTTP/1.1\r\n${host}\r\n`,
    "405 Method Not Allowed\r\nAllow: GET, HEAD, POST, OPTIONS\r\n",
  ]),
])("a request %s is refused, with the headers of any other answer", async (_, bytes, status) => {
  const answer = await answerTo(bytes);
  const [line = "", allow = ""] = status.split("\r\n");
  expect(answer).toContain(`HTTP/1.1 ${line}`);
  expect(answer).toContain(allow);
  for (const header of ["X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "Referrer-Policy: "])
    expect(answer).toContain(`\r\n${header}`);
});

test("by HTTP/1.0, which knows no host, one is answered", async () => {
  expect(await answerTo("GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 503 /);
});
