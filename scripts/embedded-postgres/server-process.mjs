import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Refused } from "../start/refused.mjs";
import { serverEnvironment } from "./cluster.mjs";
import { asSuperuser } from "./superuser-connection.mjs";
import { watchParent } from "./watch-parent.mjs";

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  TimeZone: "UTC",
  log_timezone: "UTC",
  // What a failed statement carried (addresses, temporary passwords) stays out of the log.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

const fasterThanSafe = { fsync: "off", full_page_writes: "off" };

/**
 * Starts the server and waits until it lets the superuser in.
 *
 * @returns {Promise<{ port: number, pid: number, ended: Promise<void>, stop(): Promise<void> }>}
 */
export async function startServer({ binaries, account, folder, log, password, durable, port: wanted }) {
  const port = wanted ?? (await freePort());
  const flags = Object.entries({ ...settings, ...(durable ? {} : fasterThanSafe), port });
  const output = await open(log, "a", 0o600);
  const child = spawn(
    join(binaries, "bin", "postgres"),
    ["-D", folder, ...flags.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    // In a group of its own, so that Ctrl-C reaches the application alone, which stops it when its work is done.
    { ...account, cwd: "/", env: serverEnvironment, stdio: ["ignore", output.fd, output.fd], detached: true },
  );
  // Before anything is waited for: a server that ends at once would otherwise have ended unnoticed.
  let running = true;
  const ended = new Promise((resolve) => {
    child.once("close", resolve);
    child.once("error", resolve);
  }).then(() => {
    running = false;
  });
  await output.close();
  const stopWatching = watchParent(child.pid, account);
  ended.then(stopWatching);

  try {
    await waitUntilReady({ port, password, log, isRunning: () => running });
  } catch (error) {
    await stop(child, ended);
    throw error;
  }
  return { port, pid: child.pid, ended, stop: () => stop(child, ended) };
}

/** The server went away before it was ready, which a second attempt may cure. */
export class EndedAtOnce extends Refused {}

/** Fast first: sessions are cut, work is written out. Immediate when that takes too long; recovery makes it good. */
async function stop(child, ended) {
  child.kill("SIGINT");
  if (await Promise.race([ended.then(() => true), pause(20_000, false, { ref: false })])) return;
  child.kill("SIGQUIT");
  await ended;
}

async function waitUntilReady({ port, password, log, isRunning }) {
  const patience = Date.now() + 120_000;
  for (;;) {
    const failure = await asSuperuser({ port, password }, () => null).catch((error) => error);
    if (!failure) return;
    // Another's server may have taken the port first and refuses the password in ours' place, which then ends.
    if (failure.code === "28P01") await pause(500);
    if (!isRunning()) throw new EndedAtOnce(`The database server ended at once. It says why in ${log}.`);
    if (failure.code === "28P01") {
      throw new Refused(
        "The database does not accept the password kept in DATA_DIR/secrets: do both come from the same backup?",
      );
    }
    if (Date.now() > patience)
      throw new Refused(`The database server is not ready after two minutes. See ${log}.`);
    await pause(40);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
