import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDataFolder } from "./data-folder.mjs";

test("a folder is made and given; a file in its place is refused in words", async () => {
  const within = await mkdtemp(join(tmpdir(), "rollcall-data-"));
  expect(await openDataFolder(join(within, "deep", "down"))).toBe(join(within, "deep", "down"));
  await writeFile(join(within, "taken"), "");
  await expect(openDataFolder(join(within, "taken"))).rejects.toThrow(
    /taken, is not a folder\. Set DATA_DIR to another\.$/,
  );
  await rm(within, { recursive: true });
});
