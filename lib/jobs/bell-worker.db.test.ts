import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { env } from "#lib/env.ts";
import { type BellWorker, startBellWorker } from "./bell-worker.ts";
import { breakableWay } from "./testing/breakable-way.ts";

let way: Awaited<ReturnType<typeof breakableWay>>;
let worker: BellWorker | undefined;
let heard: string[] = [];
let whileRinging: () => Promise<void> = async () => {};

beforeEach(async () => {
  heard = [];
  whileRinging = async () => {};
  way = await breakableWay(env().DATABASE_DIRECT_URL ?? env().DATABASE_URL);
});

afterEach(async () => {
  await worker?.stop();
  await way.cut();
});

function start(): BellWorker {
  worker = startBellWorker(way.url, {
    "test-bell": async (payload) => {
      heard.push((payload as { name: string }).name);
      await whileRinging();
    },
  });
  return worker;
}

const ring = (name: string) =>
  asSystem("test", (tx) =>
    tx.execute(
      sql`select graphile_worker.add_job('test-bell', payload := ${JSON.stringify({ name })}::json, max_attempts := 1)`,
    ),
  );

const within = (seconds: number) => ({ timeout: seconds * 1000, interval: 50 });

it("hears a bell rung anywhere, and says how it is", async () => {
  const started = start();
  await expect.poll(() => started.state(), within(5)).toBe("ok");
  await ring("one");
  await expect.poll(() => heard, within(5)).toEqual(["one"]);
  await started.stop();
  worker = undefined;
  expect(started.state()).toBe("stopped");
});

it("that starts while the database is away hears bells once it is there", async () => {
  await way.cut();
  const started = start();
  await expect.poll(() => started.state(), within(5)).toBe("lost-connection");
  await way.mend();
  await ring("late");
  await expect.poll(() => heard, within(10)).toEqual(["late"]);
  expect(started.state()).toBe("ok");
});

it("whose database goes away says so, and hears bells within ten seconds of its return", async () => {
  const started = start();
  await expect.poll(() => started.state(), within(5)).toBe("ok");
  await way.cut();
  await expect.poll(() => started.state(), within(5)).toBe("lost-connection");
  await way.mend();
  await ring("back");
  await expect.poll(() => heard, within(10)).toEqual(["back"]);
  await expect.poll(() => started.state(), within(5)).toBe("ok");
});

it("whose database goes away in the middle of its jobs, so that it cannot report their end, goes on afterwards", async () => {
  const started = start();
  await expect.poll(() => started.state(), within(5)).toBe("ok");
  let release: () => void = () => {};
  const cut = new Promise<void>((resolve) => {
    release = resolve;
  });
  whileRinging = () => cut;
  await ring("first");
  await ring("second");
  await expect.poll(() => heard.length, within(5)).toBe(2);
  await way.cut();
  release();
  await expect.poll(() => started.state(), within(5)).toBe("lost-connection");
  whileRinging = async () => {};
  await way.mend();
  await ring("third");
  await expect.poll(() => heard, within(10)).toContain("third");
  await expect.poll(() => started.state(), within(5)).toBe("ok");
});
