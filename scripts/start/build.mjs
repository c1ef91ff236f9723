import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fingerprintOf } from "./fingerprint.mjs";
import { root, runCommand } from "./run-command.mjs";

const stamp = join(root, ".next", "rollcall-fingerprint");

/** Builds the application when the tree is not the one that was built last. */
export async function buildWhenChanged(environment) {
  const wanted = await fingerprintOf(root, environment);
  if ((await readFile(stamp, "utf8").catch(() => null)) === wanted) return;
  console.log("Building Rollcall …");
  await rm(stamp, { force: true });
  await runCommand(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env: { ...environment, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    onFailure: "The build failed; what it said is above.",
  });
  await writeFile(stamp, wanted);
}
