import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { asSystem } from "../client.ts";
import type { Tx } from "../tx.ts";

/** Runs `act` in a transaction that then stays open with its locks until it is released, which commits it. */
export async function holding(act: (tx: Tx) => Promise<unknown>): Promise<{ release(): Promise<void> }> {
  let held = () => {};
  let go = () => {};
  const isHeld = new Promise<void>((resolve) => {
    held = resolve;
  });
  const mayGo = new Promise<void>((resolve) => {
    go = resolve;
  });
  const ended = asSystem("holds a lock", async (tx) => {
    await act(tx);
    held();
    await mayGo;
  });
  await Promise.race([isHeld, ended]);
  return {
    async release() {
      go();
      await ended;
    },
  };
}

/**
 * Resolves once `count` transactions opened for this reason (`asSystem`; null: by a person) stand before somebody's lock; fails
 * after 5 seconds. The pool has ten connections, of which the holder and this watcher need one each.
 */
export async function untilWaiting(reason: string | null, count = 1): Promise<void> {
  const name = reason === null ? "rollcall" : `rollcall: ${reason}`;
  const deadline = Date.now() + 5000;
  while (Date.now() < deadline) {
    const rows = await asSystem("watches", (tx) =>
      tx.execute(sql`select 1 from pg_stat_activity where datname = current_database()
        and application_name = ${name} and wait_event_type = 'Lock'`),
    );
    if (rows.length >= count) return;
    await pause(10);
  }
  throw new Error(`not so many wait: ${name}`);
}
