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
  const lines = await linesOf(file);
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid) return;
  if (isRunning(pid) && (await isServerOf(folder, { pid, port, password }))) await stopServer(pid, folder);
  await disownLeftFile(file);
}

async function stopServer(pid, folder) {
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

/**
 * Postgres would refuse to start beside any process of the number in the file, even one that has ended and that nobody has
 * taken note of yet, as in a container whose first process does not; except beside its own parent: us.
 */
async function disownLeftFile(file) {
  const [, ...rest] = await linesOf(file);
  if (rest.length > 0) await writeFile(file, [process.pid, ...rest].join("\n"));
}

const linesOf = async (file) => (await readFile(file, "utf8").catch(() => "")).split("\n");

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
