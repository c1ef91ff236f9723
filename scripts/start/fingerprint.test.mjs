import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { fingerprintOf } from "./fingerprint.mjs";

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
  ["the lock file", () => write("package-lock.json", "{}")],
  ["how what is built is compressed", () => write("scripts/start/compress-built-files.mjs", "")],
  ["which key a build gets", () => write("scripts/start/build.mjs", "")],
  [
    "a file that takes another's content over",
    async () => {
      await rm(join(folder, "app/page.tsx"));
      await write("app/layout.tsx", "page");
    },
  ],
])("%s is a change", async (_, change) => {
  const before = await fingerprintOf(folder);
  await change();
  expect(await fingerprintOf(folder)).not.toBe(before);
});

test.each([
  ["a file's time", () => utimes(join(folder, "app/page.tsx"), 1, 1)],
  ["what was built", () => write(".next/BUILD_ID", "1")],
  ["a note of what runs", () => write(".running/serving-1", "1")],
  ["the data", () => write(".data/running.json", "1")],
  ["the data, in a folder of another name", () => write("data/running.json", "1")],
  [
    "what an operator sets, so that copies with settings of their own know each other's forms,",
    () => write(".env", "PORT=1"),
  ],
  ["what an operator sets for production", () => write(".env.production", "PORT=1")],
  ["a test", () => write("lib/agents/rules.test.ts", "1")],
  ["the README", () => write("README.md", "# Rollcall")],
  ["a journey", () => write("e2e/agents.spec.ts", "1")],
  ["how it is tested", () => write("scripts/test/run-tests.mjs", "1")],
  ["a log", () => write("npm-debug.log", "1")],
  ["a dependency's file", () => write("node_modules/next/index.js", "1")],
])("%s is none", async (_, change) => {
  const before = await fingerprintOf(folder);
  await change();
  expect(await fingerprintOf(folder)).toBe(before);
});

test.each(Object.values(packageJson.imports))(
  "what the program imports as %s is a change, so that no new folder is forgotten",
  async (pattern) => {
    const before = await fingerprintOf(folder);
    await write(pattern.replace("*", "new.ts"), "");
    expect(await fingerprintOf(folder)).not.toBe(before);
  },
);
