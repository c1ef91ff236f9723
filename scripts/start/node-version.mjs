import { readFileSync } from "node:fs";

const { engines } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/**
 * Ends the process with a sentence when this Node.js is older than package.json's `engines`.
 * Kept to syntax that old releases understand, or they would answer with a syntax error instead.
 */
export function requireNodeVersion(running = process.versions.node) {
  const floor = engines.node.replace(">=", "");
  if (isAtLeast(running, floor)) return;
  console.error(`\nRollcall needs Node.js ${floor} or newer; this is ${running}. See https://nodejs.org.\n`);
  process.exit(1);
}

export function isAtLeast(version, floor) {
  const have = version.split(".").map(Number);
  const need = floor.split(".").map(Number);
  const differing = need.findIndex((part, index) => part !== have[index]);
  return differing === -1 || have[differing] > need[differing];
}
