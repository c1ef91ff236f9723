import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const fileIn = (dataDir) => join(dataDir, "demo-sign-ins.txt");

/** Keeps who can sign in to the demo beside its data, readable by its owner alone, for the next start to print again. */
export async function keepSignIns(dataDir, text) {
  await writeFile(fileIn(dataDir), text, { mode: 0o600 });
}

export async function printSignIns(dataDir) {
  const text = await readFile(fileIn(dataDir), "utf8").catch(() => null);
  console.log(text ?? "This database holds an organisation already; the demo was not added to it.");
}
