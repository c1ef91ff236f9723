import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compressBuiltFiles } from "./compress-built-files.mjs";
import { fingerprintOf } from "./fingerprint.mjs";
import { root, runCommand } from "./run-command.mjs";
import { changeWhen, refuseWhileServed } from "./shared-clone.mjs";

const stamp = join(root, ".next", "rollcall-fingerprint");

/**
 * Builds the application when the tree is not the one that was built last. Refuses while a copy is served from what would be
 * built over.
 */
export async function buildWhenChanged(environment) {
  const wanted = await fingerprintOf(root);
  await changeWhen(
    async () => !(await isBuilt(wanted)),
    () => build(wanted, environment),
  );
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
