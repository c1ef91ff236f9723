import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keptSecret } from "./kept-secret.mjs";
import { Refused } from "./refused.mjs";

let dataDir;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "rollcall-secret-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

const modeOf = async (...path) => ((await stat(join(dataDir, ...path))).mode & 0o777).toString(8);

test("is made once, and only its owner may read it", async () => {
  const secret = await keptSecret(dataDir, "auth");
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(await keptSecret(dataDir, "auth")).toBe(secret);
  expect(await keptSecret(dataDir, "other")).not.toBe(secret);
  expect(await modeOf("secrets")).toBe("700");
  expect(await modeOf("secrets", "auth")).toBe("600");
});

test("a copy that was restored too open is closed again", async () => {
  await keptSecret(dataDir, "auth");
  await chmod(join(dataDir, "secrets", "auth"), 0o644);
  await keptSecret(dataDir, "auth");
  expect(await modeOf("secrets", "auth")).toBe("600");
});

test.each(["", "\n", "\0\0\0\0"])(
  "one that a power cut left as %j is refused, and left for a backup",
  async (left) => {
    await keptSecret(dataDir, "auth");
    await writeFile(join(dataDir, "secrets", "auth"), left);
    await expect(keptSecret(dataDir, "auth")).rejects.toThrow(Refused);
    await expect(keptSecret(dataDir, "auth")).rejects.toThrow(/secrets\/auth holds no secret any more/);
    expect(await readFile(join(dataDir, "secrets", "auth"), "utf8")).toBe(left);
  },
);

test("many that ask at once get the same one, and leave nothing else", async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => keptSecret(dataDir, "auth")));
  expect(new Set(secrets).size).toBe(1);
  expect(await readdir(join(dataDir, "secrets"))).toEqual(["auth"]);
});
