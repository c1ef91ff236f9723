import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/start/run-command.mjs";
import { secretsFor } from "../../scripts/start/settings.mjs";
import { noSettings } from "../../scripts/test/no-settings.mjs";
import { temporaryFolder } from "../../scripts/test/temporary-folder.mjs";
import { testSecret } from "../../scripts/test/test-secret.mjs";
import { Database } from "./database.ts";
import { Mailbox } from "./mailbox.ts";
import { killTree } from "./processes.ts";
import { ServerLog } from "./server-log.ts";
import { until } from "./until.ts";

/** Those of the tests' build; with others each start would build anew. */
const secrets = secretsFor(testSecret);

/** A database server that stands apart from the application. */
export interface DatabaseServer {
  /** As the application signs in to it. */
  url: string;
  superuserUrl: string;
}

/** A Rollcall of its own, started as its operator starts it, on a free port and with data of its own. */
export class Rollcall {
  readonly dataDir: string;
  readonly mails: Mailbox;
  readonly log = new ServerLog();
  readonly #settings: Record<string, string>;
  readonly #server: DatabaseServer | null;
  #running: { process: ChildProcess; url: string; database: Database } | null = null;

  private constructor(dataDir: string, settings: Record<string, string>, server: DatabaseServer | null) {
    this.dataDir = dataDir;
    this.mails = new Mailbox(dataDir);
    this.#settings = server ? { ...settings, DATABASE_URL: server.url } : settings;
    this.#server = server;
  }

  /** `server`: the one to use in place of the embedded one. */
  static async start(
    settings: Record<string, string> = {},
    server: DatabaseServer | null = null,
  ): Promise<Rollcall> {
    const rollcall = new Rollcall(await temporaryFolder("e2e"), settings, server);
    await rollcall.startAgain();
    return rollcall;
  }

  get url(): string {
    return this.#now.url;
  }

  get database(): Database {
    return this.#now.database;
  }

  get pid(): number {
    return this.#now.process.pid ?? 0;
  }

  get environment(): NodeJS.ProcessEnv {
    // One hop is believed, so that a test can be a client of its own address.
    return {
      ...process.env,
      ...noSettings,
      ...secrets,
      DATA_DIR: this.dataDir,
      PORT: "0",
      TRUSTED_PROXIES: "1",
      ...this.#settings,
    };
  }

  /** On the data that are there. */
  async startAgain(settings: Record<string, string> = {}): Promise<void> {
    const child = spawn(process.execPath, ["scripts/start.mjs"], {
      cwd: root,
      env: { ...this.environment, ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const url = await this.#readyAt(child);
    this.#running = {
      process: child,
      url,
      database: new Database(await this.#superuserUrl()),
    };
  }

  /** As the application signs in to it. */
  async databaseUrl(): Promise<string> {
    if (this.#server) return this.#server.url;
    const running: { url: string } = JSON.parse(await readFile(join(this.dataDir, "running.json"), "utf8"));
    return running.url;
  }

  /** Waits until every mail that is owed has been sent. */
  async settle(): Promise<void> {
    await until("no mail is owed any more", async () => {
      const owed = await this.database.rows("select 1 from outbox where state in ('queued', 'sending')");
      return owed.length === 0;
    });
  }

  /** Ends it as its operator does, and starts it on the same data with these settings. */
  async restart(settings: Record<string, string>): Promise<void> {
    await this.stop();
    await this.startAgain(settings);
  }

  async stop(): Promise<void> {
    const { process: child, database } = this.#now;
    this.#running = null;
    await database.close();
    child.kill("SIGTERM");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }

  /** The application, its database server and whatever else it started, by `kill -9`. */
  async kill(): Promise<void> {
    const { database } = this.#now;
    const { pid } = this;
    this.#running = null;
    await killTree(pid);
    await database.close();
  }

  async removeData(): Promise<void> {
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async #superuserUrl(): Promise<string> {
    if (this.#server) return this.#server.superuserUrl;
    const url = new URL(await this.databaseUrl());
    url.username = "postgres";
    url.password = await readFile(join(this.dataDir, "secrets", "postgres-superuser"), "utf8");
    return url.href;
  }

  get #now() {
    if (!this.#running) throw new Error("Rollcall is not running");
    return this.#running;
  }

  #readyAt(child: ChildProcess): Promise<string> {
    const { stdout, stderr } = child;
    if (!stdout || !stderr) throw new Error("no pipes");
    this.log.follow(stdout);
    this.log.follow(stderr);
    return new Promise((resolve, reject) => {
      stdout.on("data", (chunk) => {
        const [, url] = /Rollcall is ready at (\S+)/.exec(String(chunk)) ?? [];
        if (url) resolve(url);
      });
      child.once("exit", (code) => {
        reject(new Error(`Rollcall ended with ${code}:\n${this.log.lines.slice(-40).join("\n")}`));
      });
    });
  }
}
