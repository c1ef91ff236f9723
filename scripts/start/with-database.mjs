import { openDataFolder } from "./data-folder.mjs";
import { installDependencies } from "./install.mjs";
import { openDatabase } from "./open-database.mjs";
import { runCommand, typescript } from "./run-command.mjs";
import { authSecret, readEnvironmentFile, readSettings, secretsFor } from "./settings.mjs";
import { stopOnSignal } from "./stop-on-signal.mjs";

/** Runs a TypeScript program of the operator's with the database at hand, whether or not Rollcall is being served. */
export async function withDatabase(program, args, { onFailure }) {
  readEnvironmentFile();
  readSettings(process.env);
  const dataDir = await openDataFolder();
  const secret = await authSecret(process.env, dataDir);
  Object.assign(process.env, secretsFor(secret), { DATA_DIR: dataDir });

  const life = stopOnSignal();
  try {
    await installDependencies();
    const database = await life.opened(openDatabase(dataDir));
    const env = { ...process.env, ...database.environment };
    await database.prepare(env);
    await runCommand(process.execPath, typescript(program, ...args), { env, onFailure });
  } finally {
    await life.stop();
  }
}
