import { once } from "node:events";
import { connect, type Socket } from "node:net";
import postgres from "postgres";
import { expect } from "vitest";

/** "max_pipeline" is documented, but missing from the types; so is "socket", below. "answer_timeout" is our patch's, in seconds. */
export type PoolOptions = postgres.Options<Record<string, never>> & {
  max_pipeline?: number;
  answer_timeout?: number;
};

/** A pool whose sockets the test can reach, and whose attempts to connect it may hold back or refuse. */
export function openPool(
  url: string,
  options: PoolOptions,
  refuses: (attempt: number) => unknown = () => false,
) {
  const sockets: Socket[] = [];
  const port = Number(new URL(url).port);
  let attempts = 0;
  const dial = async () => {
    if (await refuses(attempts++)) return connect(1, "127.0.0.1");
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    sockets.push(socket);
    return socket;
  };
  const sql = postgres(
    url,
    Object.assign({ backoff: () => 0, connect_timeout: 5, ...options }, { socket: dial }),
  );
  return { sql, sockets, [Symbol.asyncDispose]: () => sql.end({ timeout: 1 }) };
}

/** How many connections a pool of two answers with at once. */
export async function both(sql: postgres.Sql): Promise<number> {
  const pids = [1, 2].map(() => sql.begin((tx) => only(tx`select pg_backend_pid() as pid, pg_sleep(0.1)`)));
  return new Set((await Promise.all(pids)).map((row) => row.pid)).size;
}

/** Waits until the backend is inside pg_sleep. */
export async function asleep(observer: postgres.Sql, pid: number): Promise<void> {
  await expect
    .poll(() => observer`select 1 from pg_stat_activity where pid = ${pid} and wait_event = 'PgSleep'`, {
      timeout: 10_000,
    })
    .toHaveLength(1);
}

/** The first row. */
export async function only(rows: PromiseLike<postgres.Row[]>): Promise<postgres.Row> {
  const [row] = await rows;
  if (!row) throw new Error("no row");
  return row;
}
