import { assertLoginIsBound } from "./bound-login.ts";
import { sendConsoleToLog } from "./console-to-log.ts";
import { env } from "./env.ts";
import { startJobs } from "./jobs/start-jobs.ts";
import { servingProcess } from "./serving-process.ts";

/**
 * What must hold before the first request is answered, and what runs beside requests from then on. When something does not
 * hold, says so in a sentence and ends the process with 1: Next itself would go on without it.
 */
export async function startUp(): Promise<void> {
  await prepare().catch((error: unknown) => {
    console.error(error instanceof Error ? `\nRollcall cannot start. ${error.message}\n` : error);
    process.exit(1);
  });
  sendConsoleToLog();
}

async function prepare(): Promise<void> {
  if (env().NODE_ENV === "production") await assertLoginIsBound();
  const stop = startJobs();
  servingProcess()?.beforeStop(stop);
}
