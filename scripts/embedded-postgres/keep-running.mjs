import { setTimeout as pause } from "node:timers/promises";
import { EndedAtOnce, startServer } from "./server-process.mjs";

/**
 * Starts the server, and starts it again on the same port whenever it ends without having been told to.
 *
 * @returns {Promise<{ port: number, pid(): number, stop(): Promise<void> }>}
 */
export async function keepRunning(options) {
  let server = await startRepeatedly(options);
  const { port } = server;
  let stopping = false;

  const supervise = async () => {
    for (;;) {
      await server.ended;
      if (stopping) return;
      console.error("The database server ended unexpectedly; starting it again.");
      await pause(200);
      server = await startRepeatedly({ ...options, port }).catch((error) => {
        // Tried again for as long as the application runs: what keeps it away may pass.
        console.error(`The database server could not be started again: ${error.message}`);
        return server;
      });
      if (stopping) await server.stop();
    }
  };
  const supervised = supervise();

  return {
    port,
    pid: () => server.pid,
    stop: async () => {
      stopping = true;
      await server.stop();
      await supervised;
    },
  };
}

/** The port may have gone to another in between, and the processes of a killed server need a moment to end. */
async function startRepeatedly(options) {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await startServer(options).catch((error) => error);
    if (!(outcome instanceof Error)) return outcome;
    if (attempt === 10 || !(outcome instanceof EndedAtOnce)) throw outcome;
    await pause(attempt * 100);
  }
}
