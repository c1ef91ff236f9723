import { setTimeout as pause } from "node:timers/promises";

/** Takes no more connections, lets requests finish for `seconds`, then cuts what is left. */
export async function closeGracefully(server, seconds = 10) {
  const closed = new Promise((resolve) => server.close(resolve)).then(() => true);
  const patience = Date.now() + seconds * 1000;
  while (Date.now() < patience) {
    // Again and again: a connection that was busy stays open for more once its answer is out.
    server.closeIdleConnections();
    if (await Promise.race([closed, pause(50, false)])) return;
  }
  server.closeAllConnections();
  await closed;
}
