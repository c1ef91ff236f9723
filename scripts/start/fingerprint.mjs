import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** At the top of the tree, what no build reads. Names that begin with a dot are left out too, but for .env files. */
const notBuilt = new Set(["node_modules", "docs", "e2e", "scripts", "test-results", "playwright-report"]);

/**
 * One hash over everything that a build can depend on: the contents of the tree's files, tracked or not, and the
 * settings that Next writes into what it builds. Independent of times, so a fresh checkout of the same tree has the same.
 *
 * @param {string} folder of the tree
 * @param {Record<string, string | undefined>} environment
 */
export async function fingerprintOf(folder, environment) {
  const hash = createHash("sha256");
  for (const file of await filesOf(folder)) {
    const content = await readFile(join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  for (const [name, value] of Object.entries(environment).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}\0${value}\0`);
  }
  return hash.digest("hex");
}

async function filesOf(folder) {
  const top = await readdir(folder, { withFileTypes: true });
  const built = top.filter(
    ({ name }) => !notBuilt.has(name) && (!name.startsWith(".") || name.startsWith(".env")),
  );
  const lists = built.map((entry) => (entry.isDirectory() ? filesBelow(folder, entry.name) : [entry.name]));
  const files = (await Promise.all(lists)).flat();
  return files.filter((file) => !isLeftBehind(file)).sort();
}

async function filesBelow(folder, name) {
  const entries = await readdir(join(folder, name), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) =>
    join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, "/").length),
  );
}

/** What the tools themselves write, what people read, and what only tests read. */
const isLeftBehind = (file) =>
  file.endsWith(".log") ||
  file.endsWith(".md") ||
  file.endsWith(".tsbuildinfo") ||
  file === "next-env.d.ts" ||
  /\.test\.(ts|tsx|mjs)$/.test(file);
