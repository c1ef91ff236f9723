import { open } from "node:fs/promises";

/** Writes a new file for its owner alone; once it has a name, a power cut leaves it whole. */
export async function writeSynced(path, text) {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
