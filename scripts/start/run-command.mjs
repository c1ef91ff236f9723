import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Refused } from "./refused.mjs";

/** The folder of the clone, wherever the command was called from. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Runs a program in the clone with its output on this terminal.
 * Refuses with `onFailure` when it ends with anything but 0.
 */
export async function runCommand(program, args, { env = process.env, onFailure }) {
  const { code, signal } = await spawnAndWait(program, args, { env, stdio: "inherit" });
  if (code !== 0) throw new Refused(`${onFailure} (${signal ?? `exit code ${code}`})`);
}

/** Runs a program in the clone and says how it ended; ends it when this process is told to stop. */
export function spawnAndWait(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, ...options });
    const stop = () => child.kill("SIGTERM");
    process.once("exit", stop);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.removeListener("exit", stop);
      resolve({ code, signal });
    });
  });
}

/** A TypeScript program of the clone, run by Node with the flags that it needs. */
export function typescript(file, ...args) {
  return ["--import", "tsx", "--import", "./scripts/start/without-server-only.mjs", file, ...args];
}
