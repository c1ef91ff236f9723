import { availableParallelism } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { hashingLimitOfProcess } from "#lib/auth/hashing-limit.ts";

test("the limit of the process is one, and is its cores", async () => {
  const limit = hashingLimitOfProcess();
  expect(hashingLimitOfProcess()).toBe(limit);

  const cores = availableParallelism();
  let started = 0;
  const ends: (() => void)[] = [];
  const all = Array.from({ length: cores + 1 }, () =>
    limit(() => {
      started += 1;
      return new Promise<void>((resolve) => ends.push(resolve));
    }),
  );
  await nextTurn();
  expect(started).toBe(cores);

  for (const end of ends.splice(0)) end();
  await nextTurn();
  expect(started).toBe(cores + 1);
  ends[0]?.();
  await Promise.all(all);
});
