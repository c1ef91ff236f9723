import { spawn } from "node:child_process";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Refused } from "../start/refused.mjs";

/** The superuser of every embedded cluster; the application never signs in as it. */
export const superuser = "postgres";

/** What the server's programs get to see: none of the PG* variables that would change what they do. */
export const serverEnvironment = { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" };

/**
 * Makes a cluster: UTF-8, a locale that is the same on every system, passwords by SCRAM.
 * It gets its name only when it is whole, so that one cut short is never taken for one.
 */
export async function createCluster({ binaries, account, folder, password, durable }) {
  const draft = `${folder}.draft`;
  const passwordFile = `${folder}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) {
    await chown(draft, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  const flags = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", ...(await localeFlags(binaries))];
  if (!durable) flags.push("--no-sync");
  const initdb = spawn(
    join(binaries, "bin", "initdb"),
    [`--pgdata=${draft}`, `--username=${superuser}`, `--pwfile=${passwordFile}`, ...flags],
    { ...account, cwd: "/", env: serverEnvironment, stdio: ["ignore", "ignore", "pipe"] },
  );
  const [complaint, code] = await Promise.all([text(initdb.stderr), ended(initdb)]);
  await rm(passwordFile, { force: true });
  if (code !== 0) throw new Refused(`Postgres could not set up its data in ${folder}:\n${complaint.trim()}`);
  await rename(draft, folder);
}

/** Refuses data that another major version of Postgres has written. */
export async function requireSameVersion(binaries, folder) {
  const written = (await readFile(join(folder, "PG_VERSION"), "utf8")).trim();
  const running = await majorVersion(binaries);
  if (written === running) return;
  throw new Refused(
    `The data in ${folder} was written by PostgreSQL ${written}, and this Rollcall brings ${running}. Move the data with pg_dump of version ${written}, or go back to the Rollcall that wrote it.`,
  );
}

/** The builtin locale came with version 17. */
async function localeFlags(binaries) {
  const hasBuiltin = Number(await majorVersion(binaries)) >= 17;
  return hasBuiltin
    ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    : ["--locale-provider=icu", "--icu-locale=und"];
}

async function majorVersion(binaries) {
  const options = { cwd: "/", env: serverEnvironment };
  const program = spawn(join(binaries, "bin", "postgres"), ["--version"], options);
  const [, major] = /(\d+)\./.exec(await text(program.stdout)) ?? [];
  return major;
}

const ended = (child) => new Promise((resolve) => child.once("close", resolve));
