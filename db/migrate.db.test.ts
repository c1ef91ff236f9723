import { spawnSync } from "node:child_process";
import postgres from "postgres";
import { afterAll, expect, inject, it } from "vitest";
import { openDatabase } from "../scripts/start/open-database.mjs";
import { root, typescript } from "../scripts/start/run-command.mjs";
import { migrateWhenEmpty, OlderSchema } from "./migrate.ts";

const url = process.env.DATABASE_URL ?? "";
const sql = postgres(url, { max: 1, onnotice: () => {} });
afterAll(() => sql.end());

const applied = async () => [...(await sql`select hash, created_at from drizzle.__drizzle_migrations`)];

it("a command takes a schema of this version as it is", async () => {
  const before = await applied();
  await migrateWhenEmpty(url);
  expect(await applied()).toEqual(before);
});

it("a command changes nothing of an older schema, under which a copy may be running, and says what to do", async () => {
  const newest = sql`select max(created_at) from drizzle.__drizzle_migrations`;
  const [taken] =
    await sql`delete from drizzle.__drizzle_migrations where created_at = (${newest}) returning *`;
  const before = await applied();
  await expect(migrateWhenEmpty(url)).rejects.toThrow(OlderSchema);

  const { status, stderr } = spawnSync(process.execPath, typescript("db/migrate.ts", "when-empty"), {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toMatch(/^The database is of an older version .* Start this version first/m);
  expect(stderr).not.toContain("    at ");
  expect(status).toBe(1);

  // DATABASE_URL is set here: whether a copy runs on it cannot be known.
  const database = await openDatabase("no folder of its own");
  await expect(database.prepare(process.env)).rejects.toThrow("Nothing was done.");
  expect(await applied()).toEqual(before);
  if (taken) await sql`insert into drizzle.__drizzle_migrations ${sql(taken)}`;
});

it("a command makes the schema of a database that has none", async () => {
  const superuser = postgres(Object.assign(new URL(inject("superuserUrl")), { pathname: "/postgres" }).href, {
    max: 1,
  });
  const name = `empty_${process.pid}`;
  await superuser.unsafe(`create database ${name} owner rollcall`);
  const empty = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  await migrateWhenEmpty(empty);
  const fresh = postgres(empty, { max: 1, onnotice: () => {} });
  expect(await fresh`select to_regclass('organisations') as organisations`).toMatchObject([
    { organisations: "organisations" },
  ]);
  await fresh.end();
  await superuser.unsafe(`drop database ${name}`);
  await superuser.end();
});
