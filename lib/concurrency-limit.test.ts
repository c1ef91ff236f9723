import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { Busy, concurrencyLimit } from "./concurrency-limit.ts";

/** Work that runs until the test ends it, and tells in which order it was started. */
function bench(limit: ReturnType<typeof concurrencyLimit>) {
  const started: number[] = [];
  const ends = new Map<number, (failure?: Error) => void>();
  const start = (name: number) =>
    limit(() => {
      started.push(name);
      return new Promise<number>((resolve, reject) => {
        ends.set(name, (failure) => (failure ? reject(failure) : resolve(name)));
      });
    });
  return { started, start, end: (name: number, failure?: Error) => ends.get(name)?.(failure) };
}

test("only as many run as may, and the rest start in the order they came", async () => {
  const { started, start, end } = bench(concurrencyLimit(2, 10));
  const all = [1, 2, 3, 4].map(start);

  await nextTurn();
  expect(started).toEqual([1, 2]);

  end(2);
  await nextTurn();
  expect(started).toEqual([1, 2, 3]);

  for (const name of [1, 3]) end(name);
  await nextTurn();
  end(4);
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
});

test("a newcomer does not overtake when a slot is handed on", async () => {
  const { started, start, end } = bench(concurrencyLimit(1, 10));
  const waiting = [1, 2].map(start);
  await nextTurn();

  end(1);
  const newcomer = start(3);
  await nextTurn();
  expect(started).toEqual([1, 2]);

  end(2);
  await nextTurn();
  end(3);
  expect(await Promise.all([...waiting, newcomer])).toEqual([1, 2, 3]);
});

test("a flood is refused once the queue is full, and takes nobody's place", async () => {
  const { start, end } = bench(concurrencyLimit(1, 1));
  const served = [1, 2].map(start);

  await expect(start(3)).rejects.toBeInstanceOf(Busy);

  end(1);
  await nextTurn();
  end(2);
  expect(await Promise.all(served)).toEqual([1, 2]);
});

test("work that fails gives its slot back", async () => {
  const { start, end } = bench(concurrencyLimit(1, 1));
  const failing = start(1);
  await nextTurn();
  end(1, new Error("out of memory"));
  await expect(failing).rejects.toThrow("out of memory");

  const next = start(2);
  await nextTurn();
  end(2);
  expect(await next).toBe(2);
});

test("who has waited long enough is refused, and is not started later", async () => {
  const { started, start, end } = bench(concurrencyLimit(1, 10, 20));
  const first = start(1);
  await expect(start(2)).rejects.toBeInstanceOf(Busy);

  end(1);
  await first;
  const next = start(3);
  await nextTurn();
  expect(started).toEqual([1, 3]);
  end(3);
  expect(await next).toBe(3);
});
