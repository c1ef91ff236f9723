import { statfs } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { env } from "#lib/env.ts";
import { type WorkerState, workerState } from "./jobs/worker-state.ts";

export interface Health {
  status: "ok" | "failing";
  database: "ok" | "away";
  worker: WorkerState;
  disk: "ok" | "full";
}

const patienceMs = 3000;

/** In bytes: the embedded server writes log files of 16 MiB, and stops when it cannot make the next. */
const leastFree = 2 * 16 * 1024 ** 2;

/**
 * Asks whether this process can do its work: a real statement through the application's own connections, answered within
 * three seconds, a job worker that hears from the database, and room where DATA_DIR is. Says what is wrong and nothing more. Never throws.
 */
export async function checkHealth(
  askDatabase: () => Promise<unknown> = askForOne,
  askWorker: () => WorkerState = workerState,
  dataDir: string = env().DATA_DIR,
): Promise<Health> {
  const database = (await answersInTime(askDatabase)) ? "ok" : "away";
  const worker = askWorker();
  const disk = await stateOfDisk(dataDir);
  const isOk = database === "ok" && worker === "ok" && disk === "ok";
  return { status: isOk ? "ok" : "failing", database, worker, disk };
}

/** There is no folder where the database is elsewhere and no mail becomes a file. */
async function stateOfDisk(dataDir: string): Promise<Health["disk"]> {
  const disk = await statfs(dataDir).catch(() => null);
  return disk && disk.bavail * disk.bsize < leastFree ? "full" : "ok";
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
