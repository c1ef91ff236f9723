import { once } from "node:events";
import { Agent, createServer, get } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { gracefulCloser } from "./close-gracefully.mjs";

/** A server whose answers wait until `release` is called. */
async function slowServer() {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  let arrived;
  const asked = new Promise((resolve) => {
    arrived = resolve;
  });
  const server = createServer(async (_, response) => {
    arrived();
    await released;
    response.end("whole");
  });
  const closeGracefully = gracefulCloser(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, closeGracefully, release, asked };
}

function ask(server) {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ keepAlive: true });
    get({ port: server.address().port, agent }, async (answer) => resolve(await text(answer))).on(
      "error",
      reject,
    );
  });
}

test("an answer under way is finished, and its kept-alive connection does not hold the server", async () => {
  const { server, closeGracefully, release, asked } = await slowServer();
  const answer = ask(server);
  await asked;
  const closed = closeGracefully();
  expect(server.listening).toBe(false);
  release();
  expect(await answer).toBe("whole");
  await closed;
});

test("an answer that takes too long is cut", async () => {
  const { server, closeGracefully, asked } = await slowServer();
  const answer = ask(server).catch((error) => error.code);
  await asked;
  await closeGracefully(0.2);
  expect(await answer).toBe("ECONNRESET");
});

test("a connection that a browser opened for later, and asked nothing by, does not hold the server", async () => {
  const { server, closeGracefully } = await slowServer();
  const spare = connect(server.address().port, "127.0.0.1");
  await Promise.all([once(spare, "connect"), once(server, "connection")]);
  const gone = once(spare, "close");
  const began = Date.now();
  await closeGracefully();
  await gone;
  expect(Date.now() - began).toBeLessThan(5000);
});
