import { setTimeout as pause } from "node:timers/promises";

/**
 * Gives the way to close this server, asked for before it listens: it takes no more connections, lets requests finish for `seconds`, then
 * cuts what is left.
 */
export function gracefulCloser(server) {
  const connections = new Set();
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });

  return async (seconds = 10) => {
    const closed = new Promise((resolve) => server.close(resolve)).then(() => true);
    const patience = Date.now() + seconds * 1000;
    while (Date.now() < patience) {
      // Again and again: a connection that was busy stays open for more once its answer is out.
      server.closeIdleConnections();
      // Browsers open some for later. Node takes for busy what has asked nothing yet.
      for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
      if (await Promise.race([closed, pause(50, false)])) return;
    }
    server.closeAllConnections();
    await closed;
  };
}
