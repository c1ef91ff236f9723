import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { commandLineOf, isRunning } from "../start/process-identity.mjs";
import { Refused } from "../start/refused.mjs";
import { connects } from "./superuser-connection.mjs";

/**
 * Stops a server that still runs on this cluster although its application is gone (`kill -9`), so that the next one has
 * a child of its own to look after. A number that by now belongs to another program is left alone.
 */
export async function stopLeftover(folder, password) {
  const file = join(folder, "postmaster.pid");
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid || !isRunning(pid)) return;
  if (!(await isServerOf(folder, { pid, port, password }))) {
    // Postgres would refuse to start beside any live process of that number, except its own parent: us.
    await writeFile(file, [process.pid, ...lines.slice(1)].join("\n"));
    return;
  }
  for (const [signal, seconds] of [
    ["SIGINT", 5],
    ["SIGQUIT", 6],
    ["SIGKILL", 5],
  ]) {
    process.kill(pid, signal);
    if (await endsWithin(pid, seconds)) return;
  }
  throw new Refused(
    `An earlier database server (process ${pid}) still runs on ${folder} and cannot be stopped.`,
  );
}

/** Only this cluster's server knows its password; one that does not answer is known by the folder it was started on. */
async function isServerOf(folder, { pid, port, password }) {
  if (port && (await connects(port, password))) return true;
  return commandLineOf(pid).includes(folder);
}

async function endsWithin(pid, seconds) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (!isRunning(pid)) return true;
    await pause(50);
  }
  return false;
}
