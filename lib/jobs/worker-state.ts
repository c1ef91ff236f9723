/** `lost-connection`: it runs, but the last thing that it heard from the database was an error, or nothing for too long. */
export type WorkerState = "ok" | "stopped" | "lost-connection";

type Ask = () => WorkerState;
const held = globalThis as typeof globalThis & { [key: symbol]: Ask | undefined };
const place = Symbol.for("rollcall.worker");

/** Lets the health page ask the worker, from which it is bundled apart. */
export function publishWorkerState(ask: Ask): void {
  held[place] = ask;
}

/** How this process's job worker is, now. */
export function workerState(): WorkerState {
  return held[place]?.() ?? "stopped";
}
