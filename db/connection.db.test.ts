import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { asSystem } from "./client.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("a server that owes an answer for longer than a statement may take is given up, and the next transaction is answered", async () => {
  // Connections are opened by the clock, so both are there before it stands.
  await Promise.all([sleep(0.1), sleep(0.1)]);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const settled = vi.fn();
  const silent = sleep(10);
  silent.catch(settled);
  await asleep();

  vi.advanceTimersByTime(15_000);
  await nextTurn();
  expect(settled).not.toHaveBeenCalled();

  vi.advanceTimersByTime(5000);
  await expect(silent).rejects.toMatchObject({
    name: "DatabaseFault",
    code: "CONNECTION_CLOSED",
    isAway: true,
  });
  vi.useRealTimers();
  expect([...(await asSystem("after it", (tx) => tx.execute(sql`select 1 as one`)))]).toEqual([{ one: 1 }]);
});

const sleep = (seconds: number) =>
  asSystem("a silent server", (tx) => tx.execute(sql`select pg_sleep(${seconds})`));

async function asleep(): Promise<void> {
  const asked = () =>
    asSystem("whether it sleeps", (tx) =>
      tx.execute(
        sql`select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`,
      ),
    );
  while ((await asked()).length === 0);
}
