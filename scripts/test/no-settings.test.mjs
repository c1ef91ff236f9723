import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { noSettings } from "./no-settings.mjs";

test("every setting that the program reads is among those that tests empty", async () => {
  const sources = ["lib/env.ts", "scripts/start/settings.mjs"].map((file) => readFile(file, "utf8"));
  const read = (await Promise.all(sources)).flatMap(
    (text) => text.match(/\b[A-Z]+(?:_[A-Z]+)*\b(?=[:"])/g) ?? [],
  );
  const named = new Set(
    read.filter((name) => name !== "NODE_ENV" && name !== "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"),
  );
  expect([...named].sort()).toEqual(Object.keys(noSettings).sort());
});

test("what is in an operator's file does not reach what tests start", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-no-settings-"));
  const file = join(folder, ".env");
  await writeFile(
    file,
    "DATABASE_URL=postgres://real.example.com/rollcall\nSMTP_URL=smtp://real.example.com\n",
  );
  const before = { ...process.env };
  Object.assign(process.env, noSettings);
  process.loadEnvFile(file);
  const seen = { DATABASE_URL: process.env.DATABASE_URL, SMTP_URL: process.env.SMTP_URL };
  for (const name of Object.keys(noSettings)) delete process.env[name];
  Object.assign(process.env, before);
  await rm(folder, { recursive: true });
  expect(seen).toEqual({ DATABASE_URL: "", SMTP_URL: "" });
});
