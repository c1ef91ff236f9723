import { listen } from "../serve.mjs";
import { buildWhenChanged } from "./build.mjs";
import { openDataFolder } from "./data-folder.mjs";
import { installDependencies } from "./install.mjs";
import { migrate, ownDatabase } from "./open-database.mjs";
import { authSecret, readEnvironmentFile, readSettings, secretsFor } from "./settings.mjs";
import { noteServing } from "./shared-clone.mjs";
import { stopOnSignal } from "./stop-on-signal.mjs";

/**
 * From a bare clone to a served application: installs, starts the database, builds, migrates, serves.
 *
 * @param {{ beforeServing?: () => Promise<void> }} [options] `beforeServing` runs once the database is migrated; programs
 *   that it starts find their settings in `process.env`.
 */
export async function startRollcall({ beforeServing = async () => undefined } = {}) {
  readEnvironmentFile();
  const settings = readSettings(process.env);
  const dataDir = await openDataFolder();
  const secret = await authSecret(process.env, dataDir);
  Object.assign(process.env, secretsFor(secret), { NODE_ENV: "production", DATA_DIR: dataDir });

  const life = stopOnSignal();
  try {
    await installDependencies();
    const database = await life.opened(ownDatabase(dataDir));
    const server = await life.opened(listen(settings));
    Object.assign(process.env, database.environment, server.environment);
    await buildWhenChanged(process.env);
    await life.opened(noteServing());
    await migrate(process.env);
    await beforeServing();
    await server.handOver();
  } catch (error) {
    await life.stop();
    throw error;
  }
  console.log(`Rollcall is ready at ${process.env.APP_URL}`);
}
