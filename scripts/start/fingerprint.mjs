import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * What a build reads of the tree, or would if it were there, and what makes it. Not what an operator keeps beside it: settings, data,
 * notes.
 */
const sources = [
  "app",
  "components",
  "db",
  "emails",
  "instrumentation.ts",
  "lib",
  "messages",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "patches",
  "postcss.config.mjs",
  "proxy.ts",
  "public",
  "scripts/start",
  "tsconfig.json",
];

/**
 * One hash over everything that a build depends on: the contents of the tree's sources. No setting is among that, since none
 * is read before the application runs. Independent of times, so a fresh checkout of the same tree has the same.
 */
export async function fingerprintOf(folder) {
  const hash = createHash("sha256");
  for (const file of await filesOf(folder)) {
    const content = await readFile(join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

async function filesOf(folder) {
  const lists = await Promise.all(sources.map((name) => filesAt(folder, name)));
  return lists
    .flat()
    .filter((file) => !isNotBuilt(file))
    .sort();
}

async function filesAt(folder, name) {
  const found = await stat(join(folder, name)).catch(() => null);
  if (!found?.isDirectory()) return found ? [name] : [];
  const entries = await readdir(join(folder, name), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) =>
    join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, "/").length),
  );
}

/** What people read, and what only tests read. */
const isNotBuilt = (file) => file.endsWith(".md") || /\.test\.(ts|tsx|mjs)$/.test(file);
