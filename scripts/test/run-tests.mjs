import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWhenChanged } from "../start/build.mjs";
import { spawnAndWait } from "../start/run-command.mjs";
import { secretsFor } from "../start/settings.mjs";
import { countPlaywright, countStep, countVitest } from "./count-results.mjs";
import { testSecret } from "./test-secret.mjs";

/** Where the machine may stand: dates and times must come out the same. Only what handles them is run again. */
const otherZones = ["America/New_York", "Pacific/Auckland"];
const timeTests = [
  "lib/values",
  "lib/auth/session",
  "lib/auth/sign-in",
  "lib/mail",
  "lib/billing",
  "lib/seats",
  "emails",
  "components",
];

const secrets = secretsFor(testSecret);

/**
 * Runs every check and test, whatever became of those before, and prints what became of each.
 *
 * @returns {Promise<{ passed: number, failed: number }>} the sums
 */
export async function runTests() {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-test-"));
  const results = [];
  const step = async (name, work) => {
    console.log(`\n── ${name}`);
    const started = Date.now();
    const counts = await work();
    results.push({ name, ...counts, seconds: Math.round((Date.now() - started) / 1000) });
  };

  await step("lint and format", () => check(["node_modules/@biomejs/biome/bin/biome", "check", "."]));
  await step("route types", () => check(["node_modules/next/dist/bin/next", "typegen"]));
  await step("types", () => check(["node_modules/typescript/bin/tsc", "--noEmit"]));
  await step("unit", () => vitest(folder, "unit", "UTC"));
  for (const zone of otherZones) await step(`unit, ${zone}`, () => vitest(folder, "unit", zone, timeTests));
  await step("database", () => vitest(folder, "db", "UTC"));
  await step("starting", () => vitest(folder, "start", "UTC"));
  await step("build", build);
  await step("journeys", () => playwright(folder));
  await rm(folder, { recursive: true });
  return sumUp(results);
}

async function check(args) {
  const { code } = await run(args, {});
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

async function vitest(folder, project, zone, files = []) {
  const report = join(folder, `${project}-${zone.replace("/", "-")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters, ...files];
  const { code } = await run(args, { TZ: zone, NODE_ENV: "test" });
  return countStep(await counted(report, countVitest), code);
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
  const { code } = await run(args, { ...secrets, PLAYWRIGHT_JSON_OUTPUT_NAME: report });
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

function run(args, env) {
  return spawnAndWait(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } });
}

async function counted(report, count) {
  const text = await readFile(report, "utf8").catch(() => null);
  return text === null ? null : count(JSON.parse(text));
}

function sumUp(results) {
  console.log("");
  for (const { name, passed, failed, seconds } of results) {
    console.log(
      `${failed === 0 ? "ok    " : "FAILED"} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`,
    );
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return { passed: sum("passed"), failed: sum("failed") };
}
