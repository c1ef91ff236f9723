import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, chown, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startPostgres } from "../embedded-postgres.mjs";
import { commandLineOf, isRunning } from "../start/process-identity.mjs";
import { databaseInProcess, kill } from "../test/database-in-process.mjs";
import { temporaryFolder } from "../test/temporary-folder.mjs";

let dataDir;

beforeEach(async () => {
  dataDir = await temporaryFolder("leftover");
});

afterEach(() => rm(dataDir, { recursive: true }));

async function ask(url, sql) {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** The shell that would stop the server once its application is gone. */
async function watcherOf(server) {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  return pids.find((pid) => commandLineOf(pid).endsWith(`kill -INT "$0" ${server} `));
}

async function until(condition, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error("waited in vain");
    await pause(20);
  }
}

test("a server whose application was killed stops by itself", async () => {
  const first = await databaseInProcess(dataDir);
  await kill(first.process);
  await until(() => !isRunning(first.server));
});

test.skipIf(process.platform !== "linux")(
  "one that a kill -9 of everything round it left behind is replaced",
  async () => {
    const first = await databaseInProcess(dataDir);
    await ask(first.url, "create table kept as select 7 as seven");
    process.kill(await watcherOf(first.server), "SIGKILL");
    await kill(first.process);
    await pause(300);
    expect(isRunning(first.server)).toBe(true);

    const second = await startPostgres({ dataDir, durable: false });
    expect(isRunning(first.server)).toBe(false);
    expect(await ask(second.url, "select seven from kept")).toEqual([{ seven: 7 }]);
    await second.stop();
  },
);

test.skipIf(process.platform === "win32")("one that does not even answer is replaced", async () => {
  const first = await databaseInProcess(dataDir);
  process.kill(first.server, "SIGSTOP");
  await kill(first.process);

  const second = await startPostgres({ dataDir, durable: false });
  expect(isRunning(first.server)).toBe(false);
  expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.stop();
});

test("a number that another program has by now does no harm, and none to that program", async () => {
  const first = await startPostgres({ dataDir, durable: false });
  await first.stop();
  const foreign = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const lines = [foreign.pid, first.folder, "1700000000", "1", "", "127.0.0.1", "  1 1", "ready   "];
  const file = join(first.folder, "postmaster.pid");
  await writeFile(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  const owner = await stat(first.folder);
  await chown(file, owner.uid, owner.gid);

  const second = await startPostgres({ dataDir, durable: false });
  expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.stop();
  expect(isRunning(foreign.pid)).toBe(true);
  await kill(foreign);
});

test.skipIf(process.platform === "win32")(
  "one that was killed but not yet taken note of is no hindrance",
  async () => {
    const first = await startPostgres({ dataDir, durable: false });
    const file = join(first.folder, "postmaster.pid");
    const lines = (await readFile(file, "utf8")).split("\n");
    await first.stop();
    const { uid, gid } = await stat(first.folder);
    // It ends under a parent that never asks how: a shell that is still one might.
    const parent = spawn("/bin/sh", ["-c", "sleep 1 & echo $!; exec sleep 60"], { uid, gid });
    const [number] = await once(parent.stdout, "data");
    const dead = Number(number);
    await until(() => !isRunning(dead));
    expect(() => process.kill(dead, 0)).not.toThrow();
    await writeFile(file, [dead, ...lines.slice(1)].join("\n"), { mode: 0o600 });
    await chown(file, uid, gid);

    const second = await startPostgres({ dataDir, durable: false });
    expect(await readFile(join(dataDir, "postgres.log"), "utf8")).not.toMatch(/FATAL: {2}lock file/);
    await second.stop();
    await kill(parent);
  },
);

test("one that ends at once each time is refused, not waited for", async () => {
  const first = await startPostgres({ dataDir, durable: false });
  await first.stop();
  await appendFile(join(first.folder, "postgresql.conf"), "\nno_such_setting = 1\n");
  await expect(startPostgres({ dataDir, durable: false })).rejects.toThrow(/ended at once/);
}, 60_000);

test("what a cut-short set-up left behind is done anew", async () => {
  const first = await startPostgres({ dataDir, durable: false });
  await first.stop();
  await rename(first.folder, `${first.folder}.draft`);

  const second = await startPostgres({ dataDir, durable: false });
  expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.stop();
});

test("data of another version is refused in words and left as it is", async () => {
  const first = await startPostgres({ dataDir, durable: false });
  await first.stop();
  await writeFile(join(first.folder, "PG_VERSION"), "12\n");
  await expect(startPostgres({ dataDir })).rejects.toThrow(/was written by PostgreSQL 12/);
  expect(await readFile(join(first.folder, "PG_VERSION"), "utf8")).toBe("12\n");
});

test("a password that is not the data's is refused in words, and no server stays behind", async () => {
  const first = await startPostgres({ dataDir, durable: false });
  await first.stop();
  await writeFile(join(dataDir, "secrets", "postgres-superuser"), "another");
  await expect(startPostgres({ dataDir })).rejects.toThrow(/does not accept the password/);
  await expect(readFile(join(first.folder, "postmaster.pid"))).rejects.toMatchObject({ code: "ENOENT" });
});
