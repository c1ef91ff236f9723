import { randomUUID } from "node:crypto";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWhenChanged } from "../start/build.mjs";
import { spawnAndWait } from "../start/run-command.mjs";
import { secretsFor } from "../start/settings.mjs";
import { countPlaywright, countStep, countVitest } from "./count-results.mjs";
import { hasPostgres15 } from "./postgres-15.mjs";
import { testSecret } from "./test-secret.mjs";

/** What handles dates and times, which must come out the same wherever the machine stands; run again in other zones. */
const timeTests = [
  "lib/values",
  "lib/auth/session",
  "lib/auth/sign-in",
  "lib/mail/languages",
  "lib/mail/record-outcome",
  "lib/mail/render",
  "lib/mail/set-up-guide",
  "lib/mail/transports/file",
  "lib/mail/transports/mime",
  "lib/mail/transports/retry-after",
  "lib/mail/webhook-event",
  "lib/mail/webhook-signature",
  "lib/billing",
  "lib/seats",
  "emails",
  "components",
];

const secrets = secretsFor(testSecret);

/**
 * Runs every check and test, whatever became of those before, and prints what became of each. What needs the processor and
 * what mostly waits for the database go side by side; the journeys, which watch the clock, have the machine to themselves.
 *
 * @returns {Promise<{ passed: number, failed: number }>} the sums
 */
export async function runTests() {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-test-"));
  const results = [
    ...(await Promise.all([inTurn(calculating, folder), inTurn(waiting, folder)])).flat(),
    await take({ name: "journeys", work: playwright }, folder),
  ];
  await rm(folder, { recursive: true });
  return sumUp(results);
}

const calculating = [
  { name: "lint and format", work: check(["node_modules/@biomejs/biome/bin/biome", "check", "."]) },
  { name: "route types", work: check(["node_modules/next/dist/bin/next", "typegen"]) },
  { name: "types", work: check(["node_modules/typescript/bin/tsc", "--noEmit"]) },
  { name: "unit", work: vitest("unit", "UTC") },
  inZone("America/New_York"),
  { name: "build", work: build },
  // Waits for servers that come and go, but needs the build.
  { name: "starting", work: vitest("start", "UTC", ["--maxWorkers=3"]) },
];

const waiting = [
  { name: "database", work: vitest("db", "UTC", ["--project", "db-alone", "--maxWorkers=2"]) },
  hasPostgres15
    ? { name: "database, PostgreSQL 15", work: vitest("db-15", "UTC", ["--maxWorkers=2"]) }
    : { name: "database, PostgreSQL 15: skipped, npm has none for this platform", work: nothing },
  // This calculates; here, since both sides end at about the same time so.
  inZone("Pacific/Auckland"),
];

function inZone(zone) {
  return { name: `unit, ${zone}`, work: vitest("unit", zone, timeTests) };
}

async function inTurn(steps, folder) {
  const results = [];
  for (const step of steps) results.push(await take(step, folder));
  return results;
}

async function take({ name, work }, folder) {
  const started = Date.now();
  const counts = await work(folder);
  return { name, ...counts, seconds: Math.round((Date.now() - started) / 1000) };
}

function check(args) {
  return async (folder) => {
    const { code } = await runAside(args, {}, folder);
    return { passed: 0, failed: code === 0 ? 0 : 1 };
  };
}

function vitest(project, zone, more = []) {
  return async (folder) => {
    const report = join(folder, `${project}-${zone.replace("/", "-")}.json`);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const args = ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters, ...more];
    const { code } = await runAside(args, { TZ: zone, NODE_ENV: "test" }, folder);
    return countStep(await counted(report, countVitest), code);
  };
}

async function playwright(folder) {
  const report = join(folder, "journeys.json");
  const args = [
    "node_modules/@playwright/test/cli.js",
    "test",
    "--config",
    "e2e/playwright.config.ts",
    "--reporter=list,json",
  ];
  const env = { ...process.env, ...secrets, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const { code } = await spawnAndWait(process.execPath, args, { stdio: "inherit", env });
  return countStep(await counted(report, countPlaywright), code);
}

async function build() {
  const failed = await buildWhenChanged({ ...process.env, ...secrets }).then(
    () => 0,
    (error) => {
      console.error(error.message);
      return 1;
    },
  );
  return { passed: 0, failed };
}

async function nothing() {
  return { passed: 0, failed: 0 };
}

/** What it says is kept until it has ended, so that two that run side by side do not talk across each other. */
async function runAside(args, env, folder) {
  const path = join(folder, `${randomUUID()}.txt`);
  const file = await open(path, "w");
  const said = ["ignore", file.fd, file.fd];
  const ended = await spawnAndWait(process.execPath, args, { stdio: said, env: { ...process.env, ...env } });
  await file.close();
  console.log(`\n── ${args.slice(0, 4).join(" ")} ${env.TZ ?? ""}\n${await readFile(path, "utf8")}`);
  return ended;
}

async function counted(report, count) {
  const text = await readFile(report, "utf8").catch(() => null);
  return text === null ? null : count(JSON.parse(text));
}

function sumUp(results) {
  console.log("");
  for (const { name, passed, failed, repeated = 0, seconds } of results) {
    const verdict = failed === 0 ? "ok    " : "FAILED";
    const again = repeated === 0 ? "" : `, ${repeated} of them at the second try`;
    console.log(`${verdict} ${name}: ${passed} passed${again}, ${failed} failed (${seconds} s)`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return { passed: sum("passed"), failed: sum("failed") };
}
