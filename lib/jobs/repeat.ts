import { describeError, log } from "#lib/log.ts";

export interface Repetition {
  /** Ends it, and waits for work that is under way. */
  stop(): Promise<void>;
}

/**
 * Does `work` at once and then every `seconds` after it has ended, never twice at a time. What fails is logged and done
 * again in its turn, so a database that was away needs nobody to say that it is back.
 */
export function repeat(name: string, seconds: number, work: () => Promise<void>): Repetition {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let current = round();

  async function round(): Promise<void> {
    await work().catch((error: unknown) =>
      log.error({ job: name, error: describeError(error) }, "a job failed"),
    );
    if (isStopped) return;
    timer = setTimeout(() => {
      current = round();
    }, seconds * 1000);
  }

  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
