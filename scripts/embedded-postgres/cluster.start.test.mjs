import { readdir, rm, stat } from "node:fs/promises";
import { createConnection } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres } from "../embedded-postgres.mjs";
import { isRunning } from "../start/process-identity.mjs";
import { temporaryFolder } from "../test/temporary-folder.mjs";

let dataDir;
let postgres;

beforeAll(async () => {
  dataDir = await temporaryFolder("cluster");
  postgres = await startPostgres({ dataDir, durable: false });
});

afterAll(async () => {
  await postgres.stop();
  await rm(dataDir, { recursive: true });
});

async function ask(url, sql) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("the application's role owns its database and is bound by row-level security", async () => {
  const [role] = await ask(
    postgres.url,
    `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, datname, datdba = r.oid as owns
       from pg_roles r, pg_database where rolname = current_user and datname = current_database()`,
  );
  expect(role).toEqual({
    rolname: "rollcall",
    rolsuper: false,
    rolbypassrls: false,
    rolcreatedb: false,
    rolcreaterole: false,
    datname: "rollcall",
    owns: true,
  });
});

test("it may add the extensions that the schema needs", async () => {
  await ask(postgres.url, "create extension pg_trgm; create extension btree_gist");
});

test("text is UTF-8 in an order of its own, time is UTC", async () => {
  const [found] = await ask(
    postgres.url,
    `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
            current_setting('TimeZone') as zone, lower('ÄÉİ') as lower
       from pg_database where datname = current_database()`,
  );
  expect(found).toEqual({ encoding: "UTF8", provider: "b", locale: "C.UTF-8", zone: "UTC", lower: "äéi" });
});

test("it listens on this machine alone, and on no socket file", async () => {
  const [{ sockets, addresses }] = await ask(
    postgres.superuserUrl,
    "select current_setting('unix_socket_directories') as sockets, current_setting('listen_addresses') as addresses",
  );
  expect({ sockets, addresses }).toEqual({ sockets: "", addresses: "127.0.0.1" });
  const outside = Object.values(networkInterfaces())
    .flat()
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of outside) expect(await accepts(address, postgres.port)).toBe(false);
  expect(await accepts("127.0.0.1", postgres.port)).toBe(true);
});

function accepts(host, port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

test("a wrong password is refused", async () => {
  const url = Object.assign(new URL(postgres.url), { password: "wrong" }).href;
  await expect(ask(url, "select 1")).rejects.toMatchObject({ code: "28P01" });
});

test("what is secret is readable by its owner alone", async () => {
  for (const name of await readdir(join(dataDir, "secrets"))) {
    expect((await stat(join(dataDir, "secrets", name))).mode & 0o777).toBe(0o600);
  }
  expect((await stat(postgres.folder)).mode & 0o777).toBe(0o700);
});

test("a second one on the same data is refused", async () => {
  await expect(startPostgres({ dataDir })).rejects.toThrow(/already running/);
  expect(await ask(postgres.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a server that is killed is started again on its port", async () => {
  await ask(postgres.url, "create table kept as select 7 as seven");
  const killed = postgres.pid();
  process.kill(killed, "SIGKILL");
  while (postgres.pid() === killed) await pause(50);
  expect(isRunning(killed)).toBe(false);
  expect(await ask(postgres.url, "select seven from kept")).toEqual([{ seven: 7 }]);
});
