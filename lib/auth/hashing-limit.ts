import { availableParallelism } from "node:os";
import { type ConcurrencyLimit, concurrencyLimit } from "#lib/concurrency-limit.ts";

/** The limit of this process: as many hashes at once as there are cores, and about two seconds' worth waiting. */
export function hashingLimitOfProcess(): ConcurrencyLimit {
  // Next bundles a module once per layer; a variable of this module would be a limit for each copy.
  const shared = globalThis as { [processLimit]?: ConcurrencyLimit };
  shared[processLimit] ??= concurrencyLimit(availableParallelism(), availableParallelism() * waitingPerCore);
  return shared[processLimit];
}

const processLimit = Symbol.for("rollcall.hashing-limit");
const waitingPerCore = 100;
