import { spawn } from "node:child_process";

/**
 * Stops the server when this process is gone however it went: a shell waits for the end of a pipe that only this
 * process holds, then asks the server to stop. Call what it returns once the server has ended.
 */
export function watchParent(serverPid, account) {
  if (process.platform === "win32") return () => undefined;
  const watcher = spawn("/bin/sh", ["-c", 'read -r _; kill -INT "$0"', String(serverPid)], {
    ...account,
    cwd: "/",
    env: {},
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watcher.unref();
  watcher.stdin.unref();
  watcher.stdin.on("error", () => undefined);
  return () => watcher.kill("SIGKILL");
}
