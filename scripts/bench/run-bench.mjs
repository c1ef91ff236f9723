import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { startPostgres } from "../embedded-postgres.mjs";
import { buildWhenChanged } from "../start/build.mjs";
import { migrate } from "../start/open-database.mjs";
import { root, typescript } from "../start/run-command.mjs";
import { secretsFor } from "../start/settings.mjs";
import { stopOnSignal } from "../start/stop-on-signal.mjs";
import { noSettings } from "../test/no-settings.mjs";
import { temporaryFolder } from "../test/temporary-folder.mjs";
import { testSecret } from "../test/test-secret.mjs";
import { buildEmptyApplication } from "./empty-application.mjs";
import { machine } from "./machine.mjs";
import { pagesPerSecond } from "./pages.mjs";
import { table } from "./table.mjs";

/** Measures everything on a database of its own, takes it away again, and prints the table for the README. */
export async function runBench() {
  Object.assign(process.env, noSettings);
  const life = stopOnSignal();
  try {
    const dataDir = await life.opened(disposable(temporaryFolder("bench")));
    Object.assign(process.env, secretsFor(testSecret), { NODE_ENV: "production", DATA_DIR: dataDir.path });
    const postgres = await life.opened(database(dataDir.path));
    process.env.DATABASE_URL = postgres.url;
    await migrate(process.env);
    await buildWhenChanged(process.env);
    const empty = await life.opened(disposable(buildEmptyApplication()));

    console.log("Filling organisations of 1,000 and of 100,000 agents …");
    const cookies = await lastLine(typescript("scripts/bench/fill.ts", "1000", "100000"));
    const servers = [await life.opened(serve(empty.path)), await life.opened(serve(root))];
    console.log("Measuring pages …");
    const pages = await pagesPerSecond({ empty: servers[0].url, rollcall: servers[1].url, cookies });
    for (const server of servers) await server.close();

    // After the pages, since the mails of those who are added would be sent meanwhile.
    console.log("Measuring sign-ins and agents added …");
    const verbs = await lastLine(typescript("scripts/bench/verbs.ts"));
    console.log(`\n${table({ ...verbs, ...pages })}\n\n${await machine(postgres.superuserUrl)}`);
  } finally {
    await life.stop();
  }
}

async function disposable(folder) {
  const path = await folder;
  return { path, close: () => rm(path, { recursive: true, force: true }) };
}

/** As durable as a real one: what a commit costs belongs to the measure. */
async function database(dataDir) {
  const postgres = await startPostgres({ dataDir });
  return { ...postgres, close: postgres.stop };
}

/** A process of its own for each application, so that neither runs in what the other left behind. */
async function serve(dir) {
  const child = spawn(process.execPath, ["scripts/bench/serve-application.mjs", dir], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const close = () => {
    child.kill("SIGTERM");
    return ended;
  };
  const url = await firstMatch(child.stdout, /^http:\S+$/);
  if (url) return { url, close };
  await close();
  throw new Error(`the application in ${dir} was not served`);
}

/** What comes after is read too, so that the pipe never fills. */
function firstMatch(stream, pattern) {
  return new Promise((resolve) => {
    const lines = createInterface({ input: stream });
    lines.on("line", (line) => pattern.test(line) && resolve(line));
    lines.on("close", () => resolve(null));
  });
}

/** Runs a program and reads the last line that it prints, which is JSON. */
async function lastLine(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let last = "";
  for await (const line of createInterface({ input: child.stdout })) last = line;
  const code = await ended;
  if (code !== 0) throw new Error(`${args.at(-1)} ended with ${code}`);
  return JSON.parse(last);
}
