/** Thrown when too much already waits, or has waited too long: answered with 503, since waiting longer would only feed the flood. */
export class Busy extends Error {
  override readonly name = "Busy";

  constructor() {
    super("Too much is waiting already");
  }
}

export type ConcurrencyLimit = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets at most `atOnce` pieces of work run and at most `waiting` more wait, first come, first served and no longer than `patienceMs`;
 * refuses the rest with `Busy`. A slot is handed on directly, so nobody overtakes the one who waited longest.
 */
export function concurrencyLimit(
  atOnce: number,
  waiting: number,
  patienceMs = Number.POSITIVE_INFINITY,
): ConcurrencyLimit {
  const queue: (() => void)[] = [];
  let running = 0;

  const turn = () =>
    new Promise<void>((resolve, reject) => {
      const giveUp = () => {
        queue.splice(queue.indexOf(start), 1);
        reject(new Busy());
      };
      const timer = Number.isFinite(patienceMs) ? setTimeout(giveUp, patienceMs) : undefined;
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      queue.push(start);
    });

  return async (work) => {
    if (running < atOnce) running += 1;
    else if (queue.length < waiting) await turn();
    else throw new Busy();

    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
