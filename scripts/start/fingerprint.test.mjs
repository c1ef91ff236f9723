import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprintOf } from "./fingerprint.mjs";

const settings = { NEXT_PUBLIC_NAME: "one" };
let folder;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rollcall-fingerprint-"));
  await write("app/page.tsx", "page");
  await write("next.config.ts", "config");
});

afterEach(() => rm(folder, { recursive: true }));

async function write(file, content) {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), content);
}

test.each([
  ["a changed page", () => write("app/page.tsx", "Page")],
  ["a new file", () => write("lib/agents/rules.ts", "")],
  ["an environment file", () => write(".env.production", "A=1")],
  ["the lock file", () => write("package-lock.json", "{}")],
  [
    "a file that takes another's content over",
    async () => {
      await rm(join(folder, "app/page.tsx"));
      await write("app/layout.tsx", "page");
    },
  ],
])("%s is a change", async (_, change) => {
  const before = await fingerprintOf(folder, settings);
  await change();
  expect(await fingerprintOf(folder, settings)).not.toBe(before);
});

test.each([
  ["a file's time", () => utimes(join(folder, "app/page.tsx"), 1, 1)],
  ["what was built", () => write(".next/BUILD_ID", "1")],
  ["the data", () => write(".data/running.json", "1")],
  ["a test", () => write("lib/agents/rules.test.ts", "1")],
  ["the README", () => write("README.md", "# Rollcall")],
  ["a journey", () => write("e2e/agents.spec.ts", "1")],
  ["a log", () => write("npm-debug.log", "1")],
  ["a dependency's file", () => write("node_modules/next/index.js", "1")],
])("%s is none", async (_, change) => {
  const before = await fingerprintOf(folder, settings);
  await change();
  expect(await fingerprintOf(folder, settings)).toBe(before);
});

test("what Next writes into the build is a change", async () => {
  const before = await fingerprintOf(folder, settings);
  expect(await fingerprintOf(folder, { NEXT_PUBLIC_NAME: "two" })).not.toBe(before);
});

test("another port is none, nor another data folder's secret: one build serves them all", async () => {
  const before = await fingerprintOf(folder, settings);
  const other = { PORT: "1", AUTH_SECRET: "other", NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "other" };
  expect(await fingerprintOf(folder, { ...settings, ...other })).toBe(before);
});
