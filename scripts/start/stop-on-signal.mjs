/**
 * Keeps what has been opened and closes it in the reverse order when the process is told to stop (SIGINT, SIGTERM),
 * or when what started it has gone. A second signal does not wait.
 */
export function stopOnSignal() {
  const closers = [];
  let stopped;

  const stop = () => {
    stopped ??= closeAll(closers);
    return stopped;
  };
  const onSignal = async () => {
    if (stopped) process.exit(1);
    await stop();
    process.exit(0);
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  whenParentGoes(onSignal);

  return {
    stop,
    /** Gives back what the promise gives, to be closed with the rest. */
    opened: async (promise) => {
      const thing = await promise;
      closers.push(thing.close);
      return thing;
    },
  };
}

/** npm passes a signal on to its shell alone, which ends and leaves us behind. Started without npm, a parent may go. */
function whenParentGoes(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}

async function closeAll(closers) {
  for (const close of closers.reverse()) await close();
}
