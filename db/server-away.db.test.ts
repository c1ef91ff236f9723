import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asleep, only, openPool, type PoolOptions } from "./testing/open-pool.ts";
import { type ScratchServer, startScratchServer } from "./testing/scratch-server.ts";

let server: ScratchServer;
let observer: postgres.Sql;

beforeAll(async () => {
  server = await startScratchServer();
  observer = postgres(server.url, { max: 1 });
}, 60_000);
afterAll(async () => {
  await observer?.end({ timeout: 1 });
  await server?.remove();
});

describe("with the server away", () => {
  test("a query is told, by a server that hangs up, after one attempt", async () => {
    const rude = createServer((socket) => socket.destroy());
    let attempts = 0;
    rude.on("connection", () => attempts++);
    await using pool = postgresAt(await listen(rude));
    await expect(pool.sql`select 1`).rejects.toThrow();
    rude.close();
    expect(attempts).toBe(1);
  });

  test("a query is told, and nothing is left unhandled, when the connection dies while types are read", async () => {
    const brief = createServer((socket) => {
      socket.once("data", () => {
        socket.write(Buffer.concat([authenticationOk, readyForQuery]));
        socket.once("data", () => socket.destroy());
      });
    });
    await using pool = postgresAt(await listen(brief));
    await expect(pool.sql`select 1`).rejects.toThrow();
    brief.close();
  });

  test("a query is told by each host in turn, when several are named", async () => {
    const rude = createServer((socket) => socket.destroy());
    const port = await listen(rude);
    const sql = postgres(`postgres://x@127.0.0.1:${port},127.0.0.1:${port}/x`, { max: 1 });
    await expect(sql`select 1`).rejects.toThrow();
    await sql.end();
    rude.close();
  });

  test("end() settles while a connection is being opened", async () => {
    const silent = createServer();
    const connected = once(silent, "connection");
    const pool = postgresAt(await listen(silent), { connect_timeout: 1 });
    const waiting = expect(pool.sql`select 1`).rejects.toMatchObject({ code: "CONNECT_TIMEOUT" });
    await connected;
    await pool.sql.end();
    await waiting;
    silent.close();
  });

  test("end() settles after a connection died with a statement on it", async () => {
    await using pool = openPool(server.url, { max: 1 });
    const { pid } = await only(pool.sql`select pg_backend_pid() as pid`);
    const killed = expect(pool.sql`select pg_sleep(60)`).rejects.toThrow();
    await asleep(observer, pid);
    await observer`select pg_terminate_backend(${pid})`;
    await killed;
    await pool.sql.end();
  });
});

describe("a server that says nothing any more", () => {
  const answerTimeout = 0.3;
  const longer = () => pause(2000 * answerTimeout);

  test("is given up, by who waits in a transaction too, and the next statement has a connection that answers", async () => {
    await using pool = openPool(server.url, { max: 1, answer_timeout: answerTimeout });
    const { pid } = await only(pool.sql`select pg_backend_pid() as pid`);
    pool.sockets.at(-1)?.pause();
    await expect(pool.sql`select 1`).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    const silentWithin = pool.sql.begin(async (tx) => {
      await tx`select 1`;
      pool.sockets.at(-1)?.pause();
      await tx`select 2`;
    });
    await expect(silentWithin).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    const { other } = await only(pool.sql`select pg_backend_pid() as other`);
    expect(other).not.toBe(pid);
  });

  test("is given up at a commit, whose outcome nobody knows", async () => {
    await using pool = openPool(server.url, { max: 1, answer_timeout: answerTimeout });
    const silent = pool.sql.begin(async (tx) => {
      await tx`select 1`;
      pool.sockets.at(-1)?.pause();
    });
    await expect(silent).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  });

  test("keeps no slot of the pool that goes unused meanwhile, though it never says goodbye", async () => {
    const frozen: { pause(): void }[] = [];
    const proxy = createServer((client) => {
      const away = connect(Number(new URL(server.url).port), "127.0.0.1");
      client.pipe(away).pipe(client);
      frozen.push(client, away);
      for (const socket of [client, away]) socket.on("error", () => undefined);
    });
    const url = Object.assign(new URL(server.url), { port: String(await listen(proxy)) }).href;
    const sql = postgres(url, { max: 1, idle_timeout: 0.2, backoff: () => 0, connect_timeout: 2 });
    await sql`select 1`;
    for (const socket of frozen.splice(0)) socket.pause();
    await pause(500);
    await expect(sql`select 1 as one`).resolves.toEqual([{ one: 1 }]);
    await sql.end({ timeout: 1 });
    proxy.close();
  });

  test("is not one that nothing was asked, within a transaction and without", async () => {
    await using pool = openPool(server.url, { max: 1, answer_timeout: answerTimeout });
    const pidNow = async (sql: postgres.ISql) => (await only(sql`select pg_backend_pid() as pid`)).pid;
    const first = await pidNow(pool.sql);
    await longer();
    const [second, third] = await pool.sql.begin(async (tx) => {
      const before = await pidNow(tx);
      await longer();
      return [before, await pidNow(tx)];
    });
    expect([second, third]).toEqual([first, first]);
  });

  test("is not one whose answer came while this process was itself held up", async () => {
    await using pool = openPool(server.url, { max: 1, answer_timeout: answerTimeout });
    await pool.sql`select 1`;
    const slow = pool.sql`select pg_sleep(0.1)`.execute();
    await pause(30);
    // From here the process finds its timers due before it reads what came.
    await nextTurn();
    const end = Date.now() + 3000 * answerTimeout;
    while (Date.now() < end);
    await expect(slow).resolves.toHaveLength(1);
  });
});

const authenticationOk = Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 0]);
const readyForQuery = Buffer.from([90, 0, 0, 0, 5, 73]);

function postgresAt(port: number, options: PoolOptions = {}) {
  const sql = postgres(`postgres://x@127.0.0.1:${port}/x`, { max: 1, backoff: () => 0, ...options });
  return { sql, [Symbol.asyncDispose]: () => sql.end({ timeout: 1 }) };
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}
