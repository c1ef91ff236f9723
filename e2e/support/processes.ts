import { spawnSync } from "node:child_process";
import { isRunning } from "../../scripts/start/process-identity.mjs";
import { until } from "./until.ts";

/** Ends a process and all that it started, at once and without a chance to tidy up: stopped first, so that none sees another go. */
export async function killTree(pid: number): Promise<void> {
  const pids = [pid, ...descendantsOf(pid)];
  for (const signal of ["SIGSTOP", "SIGKILL"] as const) {
    // A database's process may have ended by itself since the list was made.
    for (const one of pids) if (isRunning(one)) process.kill(one, signal);
  }
  await until("the killed processes are gone", () => pids.every((one) => !isRunning(one)));
}

function descendantsOf(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
  const childrenOf = (parent: number): number[] =>
    pairs.flatMap(([child = 0, itsParent]) => (itsParent === parent ? [child, ...childrenOf(child)] : []));
  return childrenOf(pid);
}
