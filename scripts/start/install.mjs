import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root, runCommand } from "./run-command.mjs";
import { changeWhen, refuseWhileServed } from "./shared-clone.mjs";

/**
 * Not `npm ci`: it refuses a lock file that was written where some other platform's optional packages could not be had.
 * From an empty folder and without saving, `install` takes the same versions. The rest is said outright, since NODE_ENV
 * or a user's own .npmrc would leave out what the build and the database need.
 */
const flags = ["--no-save", "--include=dev", "--include=optional", "--ignore-scripts=false"];

const stamp = join(root, "node_modules", ".rollcall-installed");

/**
 * Installs the dependencies when they are missing or not those of the lock file. Refuses while a copy is served that loads from
 * those which would be taken away.
 */
export async function installDependencies() {
  const wanted = await fingerprintOfWanted();
  await changeWhen(
    async () => (await readOr(stamp, null)) !== wanted,
    () => install(wanted),
  );
}

async function install(wanted) {
  if ((await readOr(stamp, null)) === null && (await npmHasInstalledTheLockFile())) {
    await writeFile(stamp, wanted);
    return;
  }
  await refuseWhileServed();
  console.log("Installing what Rollcall needs …");
  await rm(join(root, "node_modules"), { recursive: true, force: true });
  const [npm, ...npmArguments] = npmCommand();
  await runCommand(npm, [...npmArguments, "install", ...flags], {
    onFailure: "npm could not install the dependencies; what it said is above.",
  });
  await writeFile(stamp, wanted);
}

/** npm by the way this process was itself started, so that no second npm is picked up. */
function npmCommand(environment = process.env) {
  const cli = environment.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) return [process.execPath, cli];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}

/** Patches count: they are applied by the installation. So does the ABI: packages bring programs for it. */
async function fingerprintOfWanted() {
  const hash = createHash("sha256").update(
    `${process.platform} ${process.arch} ${process.versions.modules}\n`,
  );
  for (const file of ["package.json", "package-lock.json"]) hash.update(await readFile(join(root, file)));
  const patches = await readdir(join(root, "patches")).catch(() => []);
  for (const name of patches.sort()) hash.update(name).update(await readFile(join(root, "patches", name)));
  return hash.digest("hex");
}

/** For who ran `npm ci` by hand: npm notes what it has put there, once it is done. */
async function npmHasInstalledTheLockFile() {
  const installed = JSON.parse(
    await readOr(join(root, "node_modules", ".package-lock.json"), '{"packages":{}}'),
  );
  const { packages } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages).every(
    ([path, { version, optional }]) =>
      path === "" || (optional ?? false) || installed.packages[path]?.version === version,
  );
}

const readOr = (file, otherwise) => readFile(file, "utf8").catch(() => otherwise);
