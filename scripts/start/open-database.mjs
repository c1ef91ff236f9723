import { startPostgres } from "../embedded-postgres.mjs";
import { runningDatabase } from "./claim.mjs";
import { runCommand, typescript } from "./run-command.mjs";

/**
 * The database for a command: the server of DATABASE_URL; else the embedded one, which is the running application's
 * when there is one, and otherwise started for as long as the command takes.
 *
 * @returns {Promise<{ environment: Record<string, string>, prepare(environment: NodeJS.ProcessEnv): Promise<void>, close(): Promise<void> }>}
 *   `environment`: what programs find it by; `prepare` sees to its schema
 */
export async function openDatabase(dataDir) {
  const shared = { prepare: migrateWhenEmpty, close: async () => undefined };
  if (process.env.DATABASE_URL) return { environment: {}, ...shared };
  const running = await runningDatabase(dataDir);
  if (running) return { environment: { DATABASE_URL: running }, ...shared };
  return { ...(await ownDatabase(dataDir)), prepare: migrate };
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

/** Makes the schema where there is none; refuses one of an older version, which may be being served. */
async function migrateWhenEmpty(environment) {
  await runCommand(process.execPath, typescript("db/migrate.ts", "when-empty"), {
    env: environment,
    onFailure: "Nothing was done.",
  });
}
