import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ScratchServer, startScratchServer } from "./testing/scratch-server.ts";

let server: ScratchServer;
let observer: postgres.Sql;

beforeAll(async () => {
  server = await startScratchServer();
  observer = postgres(server.url, { max: 1 });
  await observer`create table steps (step text not null)`;
}, 60_000);
beforeEach(() => observer`truncate steps`);
afterAll(async () => {
  await observer?.end({ timeout: 1 });
  await server?.remove();
});

const lost = { code: "CONNECTION_CLOSED" };

describe.each([1, 5])("a transaction whose connection died, in a pool of %i", (max) => {
  test("rejects its next statement, and nothing of it is written", async () => {
    await using pool = openPool(max);
    const { transaction, callback } = begin(pool.sql, async (tx) => {
      await tx`insert into steps values ('one')`;
      await pool.lose(tx);
      await expect(tx`insert into steps values ('two')`).rejects.toMatchObject(lost);
      await expect(tx.unsafe("insert into steps values ('three')")).rejects.toMatchObject(lost);
    });

    await Promise.all([expect(transaction).rejects.toMatchObject(lost), callback]);
    expect(await steps()).toEqual([]);
    expect(await pool.answers()).toBe(max);
  });

  test("rejects inside a savepoint, after it, and for a new one", async () => {
    await using pool = openPool(max);
    const { transaction, callback } = begin(pool.sql, async (tx) => {
      const inner = tx.savepoint(async (nested) => {
        await nested`insert into steps values ('nested')`;
        await pool.lose(nested);
        await expect(nested`insert into steps values ('nested, later')`).rejects.toMatchObject(lost);
      });
      await inner.catch(() => undefined);
      await expect(tx`insert into steps values ('outer')`).rejects.toMatchObject(lost);
      await expect(tx.savepoint((next) => next`insert into steps values ('next')`)).rejects.toMatchObject(
        lost,
      );
    });

    await Promise.all([expect(transaction).rejects.toMatchObject(lost), callback]);
    expect(await steps()).toEqual([]);
    expect(await pool.answers()).toBe(max);
  });

  test("settles the statements that were pipelined, and those still waiting to be sent", async () => {
    await using pool = openPool(max);
    let pipelined: PromiseSettledResult<unknown>[] = [];
    const transaction = pool.sql.begin(async (tx) => {
      const pid = await backendOf(tx);
      const statements = [
        tx`select pg_sleep(60)`,
        ...["a", "b", "c"].map((s) => tx`insert into steps values (${s})`),
      ];
      const settled = Promise.allSettled(statements);
      await observer`select pg_terminate_backend(${pid})`;
      pipelined = await settled;
    });

    await expect(transaction).rejects.toThrow();
    await expect
      .poll(() => pipelined.map((statement) => statement.status), { timeout: 4_000 })
      .toEqual(Array(4).fill("rejected"));
    expect(await steps()).toEqual([]);
    expect(await pool.answers()).toBe(max);
  });

  test("does not commit the transaction that follows on the same slot", async () => {
    await using pool = openPool(max);
    const everySlotTaken = gate();
    const firstReturned = gate();
    const first = pool.sql.begin(async (tx) => {
      await pool.kill(tx);
      await everySlotTaken.passed;
      setImmediate(firstReturned.open);
    });
    await expect(first).rejects.toMatchObject(lost);

    let inside = 0;
    const successors = Array.from({ length: max }, () =>
      pool.sql.begin(async (tx) => {
        await tx`insert into steps values ('successor')`;
        inside += 1;
        if (inside === max) everySlotTaken.open();
        await firstReturned.passed;
        await tx`select 1`;
        throw new Error("rolled back on purpose");
      }),
    );
    for (const end of await Promise.allSettled(successors)) {
      expect(end).toMatchObject({ status: "rejected", reason: { message: "rolled back on purpose" } });
    }
    expect(await steps()).toEqual([]);
  });
});

test("a statement that comes after the rollback is refused, not run on its own", async () => {
  await using pool = openPool(1);
  const ended = gate();
  let straggler: Promise<unknown> = Promise.resolve();
  const transaction = pool.sql.begin((tx) => {
    straggler = ended.passed.then(() => tx`insert into steps values ('straggler')`);
    return Promise.all([straggler, tx`select 1 / 0`]);
  });

  await expect(transaction).rejects.toMatchObject({ code: "22012" });
  ended.open();
  await expect(straggler).rejects.toMatchObject({ code: "TRANSACTION_ENDED" });
  expect(await steps()).toEqual([]);
});

function openPool(max: number) {
  let closed = () => {};
  const sql = postgres(server.url, { max, backoff: () => 0, onclose: () => closed() });
  const answers = async () => {
    const rows = await Promise.all(
      Array.from({ length: max }, () => sql.begin((tx) => tx`select pg_backend_pid() as pid, pg_sleep(0.1)`)),
    );
    return new Set(rows.map(([row]) => row?.pid)).size;
  };
  const kill = async (tx: postgres.ISql) => {
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    await observer`select pg_terminate_backend(${await backendOf(tx)})`;
    await gone;
  };
  return {
    sql,
    /** How many connections answer at once: as many as the pool has, or a slot was lost. */
    answers,
    kill,
    /** Kills the transaction's backend and makes the pool use every slot again. */
    async lose(tx: postgres.ISql) {
      await kill(tx);
      await answers();
    },
    [Symbol.asyncDispose]: () => sql.end({ timeout: 1 }),
  };
}

/** The transaction, and apart from it its callback, which outlives a lost connection and whose failures would go unseen. */
function begin(sql: postgres.Sql, statements: (tx: postgres.TransactionSql) => Promise<void>) {
  let transaction: Promise<unknown> = Promise.resolve();
  const callback = new Promise<void>((resolve, reject) => {
    transaction = sql.begin((tx) => {
      const run = statements(tx);
      run.then(resolve, reject);
      return run;
    });
  });
  return { transaction, callback };
}

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

async function backendOf(tx: postgres.ISql): Promise<number> {
  const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
  if (!row) throw new Error("no backend");
  return row.pid;
}

async function steps(): Promise<unknown[]> {
  return [...(await observer`select step from steps`)];
}
