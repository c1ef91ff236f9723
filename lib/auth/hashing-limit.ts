import { availableParallelism } from "node:os";

/** Thrown when too many hashes already wait: a fault (503), since waiting longer would only feed the flood. */
export class HashingBusy extends Error {
  override readonly name = "HashingBusy";

  constructor() {
    super("Too many passwords are waiting to be hashed");
  }
}

export type HashingLimit = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets at most `atOnce` pieces of work run and at most `waiting` more wait, first come, first served; refuses the
 * rest with `HashingBusy`. A slot is handed on directly, so nobody overtakes the one who waited longest.
 */
export function hashingLimit(atOnce: number, waiting: number): HashingLimit {
  const queue: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running < atOnce) running += 1;
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
    else throw new HashingBusy();

    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** The limit of this process: as many hashes at once as there are cores, and about two seconds' worth waiting. */
export function hashingLimitOfProcess(): HashingLimit {
  // Next bundles a module once per layer; a variable of this module would be a limit for each copy.
  const shared = globalThis as { [processLimit]?: HashingLimit };
  shared[processLimit] ??= hashingLimit(availableParallelism(), availableParallelism() * waitingPerCore);
  return shared[processLimit];
}

const processLimit = Symbol.for("rollcall.hashing-limit");
const waitingPerCore = 100;
