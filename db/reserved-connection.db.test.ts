import { describe, expect, test } from "vitest";
import { asleep, both, only, openPool } from "./testing/open-pool.ts";
import { scratchServerOfFile } from "./testing/scratch-server.ts";

const scratch = scratchServerOfFile();

describe("a reserved connection", () => {
  test("that died refuses its statements, and its release frees nothing twice", async () => {
    await using pool = openPool(scratch.url, { max: 1 });
    const reserved = await pool.sql.reserve();
    const { pid } = await only(reserved`select pg_backend_pid() as pid`);
    await scratch.observer`select pg_terminate_backend(${pid})`;
    await pool.sql`select 'the slot is connected again'`;
    await expect(reserved`select 1`).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });

    const successor = await pool.sql.reserve();
    reserved.release();
    const { one } = await only(successor`select 1 as one`);
    successor.release();
    expect([one, await only(pool.sql`select 2 as two`)]).toEqual([1, { two: 2 }]);
  });

  test("is handed out though the one it waited for died", async () => {
    await using pool = openPool(scratch.url, { max: 1 });
    const { pid } = await only(pool.sql`select pg_backend_pid() as pid`);
    const killed = expect(pool.sql.begin((tx) => tx`select pg_sleep(60)`)).rejects.toThrow();
    await asleep(scratch.observer, pid);
    const waiting = pool.sql.reserve();
    await scratch.observer`select pg_terminate_backend(${pid})`;
    await killed;
    const reserved = await waiting;
    expect(await only(reserved`select 1 as one`)).toEqual({ one: 1 });
    reserved.release();
  });

  test("is handed out when types are not fetched", async () => {
    await using pool = openPool(scratch.url, { max: 1, fetch_types: false });
    const reserved = await pool.sql.reserve();
    reserved.release();
    expect(await only(pool.sql`select 1 as one`)).toEqual({ one: 1 });
  });

  test("that could not be had takes neither a slot nor another's turn with it", async () => {
    let refused = () => {};
    const secondRefused = new Promise<void>((resolve) => {
      refused = resolve;
    });
    await using pool = openPool(scratch.url, { max: 2 }, async (attempt) => {
      if (attempt === 0) await secondRefused;
      return attempt === 1;
    });
    const first = pool.sql.reserve();
    await expect(pool.sql.reserve()).rejects.toThrow();
    refused();
    (await first).release();
    expect(await both(pool.sql)).toBe(2);
  });
});
