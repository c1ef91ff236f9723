import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What tells a running process from a later one with the same number: the number and when it started.
 * Null when no such process runs.
 */
export function processIdentity(pid) {
  if (!isRunning(pid)) return null;
  return `${pid} ${startOf(pid)}`;
}

/** The command line of a process, or "" when it cannot be read. */
export function commandLineOf(pid) {
  if (process.platform === "linux") return readOrEmpty(`/proc/${pid}/cmdline`).replaceAll("\0", " ");
  if (process.platform === "win32") return "";
  return askPs("command=", pid);
}

/** Whether a process runs; one that has ended and only waits for its parent to notice does not. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return process.platform !== "linux" || linuxStatus(pid)[0] !== "Z";
}

function startOf(pid) {
  if (process.platform === "win32") return "";
  if (process.platform !== "linux") return askPs("lstart=", pid);
  const ticksSinceBoot = linuxStatus(pid)[19];
  return `${readOrEmpty("/proc/sys/kernel/random/boot_id").trim()} ${ticksSinceBoot}`;
}

/** The fields of proc(5)'s `stat` that follow the name, which is in brackets and may itself hold spaces. */
function linuxStatus(pid) {
  return readOrEmpty(`/proc/${pid}/stat`).split(") ").at(-1).split(" ");
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function askPs(column, pid) {
  return spawnSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}
