import { assertLoginIsBound } from "./bound-login.ts";
import { env } from "./env.ts";
import { startJobs } from "./jobs/start-jobs.ts";
import { servingProcess } from "./serving-process.ts";

/** What must hold before the first request is answered, and what runs beside requests from then on. Throws a sentence. */
export async function startUp(): Promise<void> {
  if (env().NODE_ENV === "production") await assertLoginIsBound();
  const stop = startJobs();
  servingProcess()?.beforeStop(stop);
}
