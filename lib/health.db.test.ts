import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { GET } from "#app/api/health/route.ts";
import { checkHealth } from "./health.ts";
import { publishWorkerState, type WorkerState } from "./jobs/worker-state.ts";

it("is 503 while the worker has not started, and 200 once it has, after a real query", async () => {
  const before = await GET();
  expect(before.status).toBe(503);
  expect(await before.json()).toEqual({ status: "failing", database: "ok", worker: "stopped", disk: "ok" });

  publishWorkerState(() => "ok");
  const answer = await GET();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toEqual({ status: "ok", database: "ok", worker: "ok", disk: "ok" });
});

it.each<[string, () => Promise<unknown>, WorkerState, object]>([
  [
    "the database refuses",
    () => Promise.reject(new Error("postgres://name:secret@host")),
    "ok",
    { database: "away", worker: "ok" },
  ],
  ["the database is silent", () => new Promise(() => {}), "ok", { database: "away", worker: "ok" }],
  [
    "the worker hears nothing",
    async () => {},
    "lost-connection",
    { database: "ok", worker: "lost-connection" },
  ],
])("says what is wrong within three seconds when %s", async (_, database, worker, wrong) => {
  const began = Date.now();
  expect(await checkHealth(database, () => worker)).toEqual({ status: "failing", disk: "ok", ...wrong });
  expect(Date.now() - began).toBeLessThan(3500);
});

it("says within three seconds that a real database is away", async () => {
  const script = `const { checkHealth } = await import("#lib/health.ts");
    console.log(JSON.stringify(await checkHealth(undefined, () => "ok")));
    process.exit(0);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", script],
    { env: { ...process.env, DATABASE_URL: `postgres://nobody@127.0.0.1:${await aClosedPort()}/none` } },
  );
  expect(JSON.parse(stdout)).toEqual({ status: "failing", database: "away", worker: "ok", disk: "ok" });
});

// A file system of the kernel's that has no room by nature.
it.runIf(existsSync("/proc/self"))(
  "says that the disk is full where there is no room for DATA_DIR",
  async () => {
    expect(await checkHealth(undefined, () => "ok", "/proc")).toEqual({
      status: "failing",
      database: "ok",
      worker: "ok",
      disk: "full",
    });
  },
);

it("asks for no room where there is no DATA_DIR", async () => {
  expect(await checkHealth(undefined, () => "ok", "/no/such/folder")).toMatchObject({ status: "ok" });
});

async function aClosedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
