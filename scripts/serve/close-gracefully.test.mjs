import { Agent, createServer, get } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { closeGracefully } from "./close-gracefully.mjs";

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
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, release, asked };
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
  const { server, release, asked } = await slowServer();
  const answer = ask(server);
  await asked;
  const closed = closeGracefully(server);
  expect(server.listening).toBe(false);
  release();
  expect(await answer).toBe("whole");
  await closed;
});

test("an answer that takes too long is cut", async () => {
  const { server, asked } = await slowServer();
  const answer = ask(server).catch((error) => error.code);
  await asked;
  await closeGracefully(server, 0.2);
  expect(await answer).toBe("ECONNRESET");
});
