import { sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { type WorkerState, workerState } from "./jobs/worker-state.ts";

export interface Health {
  status: "ok" | "failing";
  database: "ok" | "away";
  worker: WorkerState;
}

const patienceMs = 3000;

/**
 * Asks whether this process can do its work: a real statement through the application's own connections, answered within
 * three seconds, and a job worker that hears from the database. Says what is wrong and nothing more. Never throws.
 */
export async function checkHealth(
  askDatabase: () => Promise<unknown> = askForOne,
  askWorker: () => WorkerState = workerState,
): Promise<Health> {
  const database = (await answersInTime(askDatabase)) ? "ok" : "away";
  const worker = askWorker();
  return { status: database === "ok" && worker === "ok" ? "ok" : "failing", database, worker };
}

function askForOne() {
  return asSystem("health", (tx) => tx.execute(sql`select 1`));
}

async function answersInTime(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patienceMs, false);
  });
  const answer = ask().then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([answer, tooLate]);
  clearTimeout(timer);
  return inTime;
}
