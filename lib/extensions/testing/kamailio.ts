import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const there = (program: string) => spawnSync(program, ["-v"], { stdio: "ignore" }).error === undefined;

/** Null where Debian's Kamailio and sipp can be run; else why what needs them is skipped, for the test's name. */
export const kamailioIsMissing: string | null =
  there("kamailio") && there("sipp")
    ? null
    : "skipped: kamailio and sipp are not installed; apt-get install kamailio kamailio-postgres-modules kamailio-tls-modules kamailio-websocket-modules sip-tester";

export interface KamailioOptions {
  /** As the role signs in that reads `sip_subscribers`. */
  databaseUrl: string;
  /** Listens for browsers too: `wss:` with a certificate (paths of PEM files), else `ws:`. */
  websocket?: { certificate: string; key: string } | "plain";
}

export interface Kamailio {
  /** Of SIP over UDP on 127.0.0.1. */
  port: number;
  /** Where a browser connects; null without `websocket`. */
  websocketUrl: string | null;
  log(): string;
  stop(): Promise<void>;
}

/** Starts Kamailio on free ports of 127.0.0.1 with the configuration that docs/kamailio.md shows. */
export async function startKamailio({ databaseUrl, websocket }: KamailioOptions): Promise<Kamailio> {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-kamailio-"));
  const port = await freePort("udp");
  const websocketPort = websocket ? await freePort("tcp") : null;
  const isSecure = websocket !== undefined && websocket !== "plain";
  const defines = [
    `#!define DB_URL ${JSON.stringify(databaseUrl)}`,
    `#!define SIP_ADDRESS udp:127.0.0.1:${port}`,
    ...(websocket
      ? [
          "#!define WITH_WEBSOCKET",
          `#!define WEBSOCKET_ADDRESS ${isSecure ? "tls" : "tcp"}:127.0.0.1:${websocketPort}`,
        ]
      : []),
    ...(isSecure
      ? [
          "#!define WITH_TLS",
          `#!define TLS_CERTIFICATE ${JSON.stringify(websocket.certificate)}`,
          `#!define TLS_KEY ${JSON.stringify(websocket.key)}`,
        ]
      : []),
  ];
  const file = join(folder, "kamailio.cfg");
  await writeFile(file, await configuration(defines), { mode: 0o600 });

  // In the foreground, and each of its processes in this one's group.
  const child = spawn(
    "kamailio",
    ["-f", file, "-DD", "-E", "-m", "32", "-M", "4", "-Y", folder, "-w", folder],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let log = "";
  child.stderr.on("data", (text) => {
    log += text;
  });
  const kamailio = {
    port,
    websocketUrl: websocketPort === null ? null : `${isSecure ? "wss" : "ws"}://127.0.0.1:${websocketPort}`,
    log: () => log,
    stop: () => stop(child, folder),
  };
  await untilAnswering(port, child).catch(async (error) => {
    await kamailio.stop();
    throw new Error(`${error}\n${log}`);
  });
  return kamailio;
}

/** The configuration of the document, after what it leaves to be defined. */
async function configuration(defines: string[]): Promise<string> {
  const document = await readFile(new URL("../../../docs/kamailio.md", import.meta.url), "utf8");
  const [, shown] = /^```kamailio\n(.*?)^```$/ms.exec(document) ?? [];
  if (!shown) throw new Error("docs/kamailio.md shows no configuration");
  const [first, ...rest] = shown.split("\n");
  return [first, ...defines, ...rest].join("\n");
}

/** Sends OPTIONS until they are answered. */
async function untilAnswering(port: number, child: ChildProcess): Promise<void> {
  const socket = createSocket("udp4");
  const gone = once(child, "exit").then(() => {
    throw new Error("Kamailio ended");
  });
  const answered = once(socket, "message");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port: from } = socket.address();
  const ask = () =>
    socket.send(
      `OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${from};branch=z9hG4bK${Date.now()}\r\nMax-Forwards: 10\r\nFrom: <sip:test@127.0.0.1>;tag=a\r\nTo: <sip:127.0.0.1>\r\nCall-ID: ${Date.now()}\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n`,
      port,
      "127.0.0.1",
    );
  const asking = setInterval(ask, 100);
  const late = new Promise((_, reject) =>
    setTimeout(() => reject(new Error("Kamailio does not answer")), 10_000).unref(),
  );
  try {
    await Promise.race([answered, gone, late]);
  } finally {
    clearInterval(asking);
    socket.close();
    gone.catch(() => undefined);
  }
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  }
  await rm(folder, { recursive: true, force: true });
}

async function freePort(kind: "udp" | "tcp"): Promise<number> {
  const probe = kind === "udp" ? createSocket("udp4") : createServer();
  if ("bind" in probe) probe.bind(0, "127.0.0.1");
  else probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const closed = once(probe, "close");
  probe.close();
  await closed;
  return address.port;
}
