import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, realpath, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { canEnter } from "./server-account.mjs";

/** Where root keeps what the server's account could not reach below DATA_DIR or the clone. */
const sharedFolder = "/var/lib/rollcall";

/** The folder of the cluster of `dataDir` as far as it has been settled: the one noted, or the one below DATA_DIR. */
export async function knownCluster(dataDir) {
  const noted = await readFile(note(dataDir), "utf8").catch(() => null);
  return noted?.trim() ?? join(await realpath(dataDir), "postgres");
}

/**
 * Where a new cluster goes: below DATA_DIR, or, when the server's account cannot get there (a clone under a 0700 home,
 * started by root), a folder of its own in /var/lib/rollcall, noted in DATA_DIR.
 */
export async function placeForNewCluster(dataDir, account) {
  const here = await realpath(dataDir);
  if (!account || canEnter(account, here)) return join(here, "postgres");
  const elsewhere = join(
    await openSharedFolder(),
    `${basename(dirname(here))}-${randomBytes(6).toString("hex")}`,
  );
  await writeFile(note(dataDir), `${elsewhere}\n`, { mode: 0o600 });
  return elsewhere;
}

export async function openSharedFolder() {
  await mkdir(sharedFolder, { recursive: true });
  await chmod(sharedFolder, 0o755);
  return sharedFolder;
}

export const isThere = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );

const note = (dataDir) => join(dataDir, "postgres-folder");
