import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { claimFile, holderOf } from "./claim.mjs";
import { compressBuiltFiles } from "./compress-built-files.mjs";
import { fingerprintOf } from "./fingerprint.mjs";
import { Refused } from "./refused.mjs";
import { root, runCommand } from "./run-command.mjs";

const stamp = join(root, ".next", "rollcall-fingerprint");

/** Where processes of this clone note what they do with the one build that it has. */
const notes = join(root, "node_modules");
const building = join(notes, ".rollcall-building");
const serving = ".rollcall-serving-";

/**
 * Builds the application when the tree is not the one that was built last. Of several that start at once one builds, and the others
 * wait for it. Refuses while a copy is served from what would be built over: it would answer faults from then on.
 */
export async function buildWhenChanged(environment) {
  const wanted = await fingerprintOf(root, environment);
  while (!(await isBuilt(wanted))) {
    const claim = await claimFile(building);
    if (claim.holder) {
      await pause(500);
      continue;
    }
    try {
      // Another may have built it between the look and the claim.
      if (!(await isBuilt(wanted))) await build(wanted, environment);
    } finally {
      await claim.release();
    }
  }
}

/** Notes that this process serves what is built, until `close`. */
export async function noteServing() {
  const claim = await claimFile(join(notes, `${serving}${process.pid}`));
  return { close: async () => claim.release?.() };
}

async function build(wanted, environment) {
  await refuseWhileServed();
  console.log("Building Rollcall …");
  await rm(stamp, { force: true });
  await runCommand(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env: {
      ...environment,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: keyOf(wanted),
    },
    onFailure: "The build failed; what it said is above.",
  });
  await compressBuiltFiles(join(root, ".next", "static"));
  await writeFile(stamp, wanted);
}

/**
 * At build Next makes the actions' public names from its key; what they close over it seals with the one that the server runs with. So
 * the tree alone decides the names: a build serves any data folder, and copies that were built apart know each other's forms.
 */
const keyOf = (fingerprint) => createHash("sha256").update(fingerprint).digest("base64");

const isBuilt = async (wanted) => (await readFile(stamp, "utf8").catch(() => null)) === wanted;

async function refuseWhileServed() {
  for (const name of await readdir(notes)) {
    if (!name.startsWith(serving)) continue;
    const holder = await holderOf(join(notes, name));
    if (!holder) await rm(join(notes, name), { force: true });
    else
      throw new Refused(
        `Rollcall is served from this folder (process ${holder.pid}), and its files have changed since. Stop it first, or start the changed one from a clone of its own.`,
      );
  }
}
