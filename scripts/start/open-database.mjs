import { startPostgres } from "../embedded-postgres.mjs";
import { runningDatabase } from "./claim.mjs";
import { runCommand, typescript } from "./run-command.mjs";

/**
 * The database for a command: the server of DATABASE_URL; else the embedded one, which is the running application's
 * when there is one, and otherwise started for as long as the command takes.
 *
 * @returns {Promise<{ environment: Record<string, string>, close(): Promise<void> }>} what programs find it by
 */
export async function openDatabase(dataDir) {
  if (process.env.DATABASE_URL) return { environment: {}, close: async () => undefined };
  const running = await runningDatabase(dataDir);
  if (running) return { environment: { DATABASE_URL: running }, close: async () => undefined };
  return ownDatabase(dataDir);
}

/** The database for the application, which refuses to share the embedded one. */
export async function ownDatabase(dataDir) {
  if (process.env.DATABASE_URL) return { environment: {}, close: async () => undefined };
  const postgres = await startPostgres({ dataDir });
  return { environment: { DATABASE_URL: postgres.url }, close: postgres.stop };
}

/** Brings the database up to this version's schema. */
export async function migrate(environment) {
  await runCommand(process.execPath, typescript("db/migrate.ts"), {
    env: environment,
    onFailure: "The database could not be brought up to date; nothing was started.",
  });
}
