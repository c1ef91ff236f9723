import { describe, expect, test } from "vitest";
import { asleep, both, only, openPool } from "./testing/open-pool.ts";
import { scratchServerOfFile } from "./testing/scratch-server.ts";

const scratch = scratchServerOfFile();

describe("what a dead connection leaves to the next one on its slot", () => {
  test("no error of the old session", async () => {
    await using pool = openPool(scratch.url, { max: 1 });
    const { pid } = await only(pool.sql`select pg_backend_pid() as pid`);
    // Expected before it happens: it may well fail before the one who ended it has its answer.
    const failed = expect(pool.sql`select pg_sleep(60)`.execute()).rejects.toThrow();
    await asleep(scratch.observer, pid);
    await scratch.observer`select pg_terminate_backend(${pid})`;
    await failed;
    expect(await only(pool.sql`select 1 as one`)).toEqual({ one: 1 });
  });

  test("no rows of the old session", async () => {
    await using pool = openPool(scratch.url, { max: 1 });
    const { pid } = await only(pool.sql`select pg_backend_pid() as pid`);
    const half = pool.sql`select n, case n when 20000 then pg_sleep(60)::text end from generate_series(1, 20000) n`;
    const failed = expect(half).rejects.toThrow();
    await asleep(scratch.observer, pid);
    await scratch.observer`select pg_terminate_backend(${pid})`;
    await failed;
    expect([...(await pool.sql`select 1 as one`)]).toEqual([{ one: 1 }]);
  });

  test("no bytes that were about to be written", async () => {
    await using pool = openPool(scratch.url, { max: 2 });
    await both(pool.sql);
    // Both close at once, as in a restart: a statement that follows the one is taken up by the other just before it closes.
    const doomed = new Promise((resolve, reject) => {
      const query = () => pool.sql`select 2`.then(resolve, reject);
      for (const socket of pool.sockets) socket.once("close", query);
    });
    for (const socket of pool.sockets) socket.destroy();
    await expect(doomed).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    expect(await both(pool.sql)).toBe(2);
  });

  test("no cursor that goes on reading", async () => {
    await using pool = openPool(scratch.url, { max: 1 });
    const { pid } = await only(pool.sql`select pg_backend_pid() as pid`);
    const reading = pool.sql`select generate_series(1, 3)`.cursor(async () => {
      await scratch.observer`select pg_terminate_backend(${pid})`;
      await expect.poll(() => pool.sockets[0]?.destroyed, { timeout: 4_000 }).toBe(true);
    });
    await expect(reading).rejects.toThrow();
    expect(await only(pool.sql`select 4 as four`)).toEqual({ four: 4 });
  });
});

describe("a connection inside a transaction is not lent to others", () => {
  test("when its socket drains between two statements", async () => {
    await using pool = openPool(scratch.url, { max: 1 });
    await scratch.observer`create table drained (who text)`;
    const mine = pool.sql.begin(async (tx) => {
      await tx`insert into drained values ('mine')`;
      pool.sockets[0]?.emit("drain");
      const other = pool.sql`insert into drained values ('other')`.execute();
      await Promise.resolve();
      await tx`select 1`;
      return { other, seen: await tx`select who from drained` };
    });
    const { seen, other } = await mine;
    await other;
    expect([...seen]).toEqual([{ who: "mine" }]);
  });

  test("when its begin was the statement that filled the pipeline", async () => {
    await using pool = openPool(scratch.url, { max: 1, max_pipeline: 1 });
    await pool.sql`select 1`;
    const before = pool.sql`select pg_sleep(0.1)`.execute();
    const inside = await pool.sql.begin((tx) => only(tx`select 1 as one`));
    await before;
    expect(inside).toEqual({ one: 1 });
  });
});
