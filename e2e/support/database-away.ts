import { createServer } from "node:net";
import { isRunning } from "../../scripts/start/process-identity.mjs";
import type { Database } from "./database.ts";
import { until } from "./until.ts";

/**
 * Stops the embedded server and keeps its port, so that it cannot be started again until what this gives is called.
 */
export async function keepDatabaseAway(database: Database): Promise<() => Promise<void>> {
  const [facts] = await database.rows<{ pid: string; port: string }>(
    "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid, current_setting('port') as port",
  );
  const server = createServer((socket) => socket.destroy());
  await until("the database is stopped and its port ours", async () => {
    const pid = Number(facts?.pid);
    if (isRunning(pid)) process.kill(pid, "SIGQUIT");
    await until("the database has ended", () => !isRunning(pid));
    return new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(Number(facts?.port), "127.0.0.1", () => resolve(true));
    });
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
