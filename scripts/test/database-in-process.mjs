import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { root } from "../start/run-command.mjs";

const program = `
  const { startPostgres } = await import(process.argv[1] + "/scripts/embedded-postgres.mjs");
  const postgres = await startPostgres({ dataDir: process.argv[2], durable: false });
  console.log(JSON.stringify({ url: postgres.url, folder: postgres.folder, server: postgres.pid() }));
  process.on("SIGTERM", async () => { await postgres.stop(); process.exit(0); });
  setInterval(() => {}, 1000);
`;

/**
 * Starts the database of `dataDir` from a process of its own, which a test can kill.
 *
 * @returns {Promise<{ process: import("node:child_process").ChildProcess, url: string, folder: string, server: number }>}
 */
export async function databaseInProcess(dataDir, { clone = root, ...options } = {}) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, clone, dataDir], {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (text) => {
    complaint += text;
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { process: child, ...JSON.parse(line) };
  throw new Error(complaint);
}

/** Kills a process as the system would, and waits until it is gone. */
export function kill(child, signal = "SIGKILL") {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  return gone;
}
