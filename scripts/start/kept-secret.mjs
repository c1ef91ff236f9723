import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * A secret of this installation: made once (256 bits, base64url) and kept in `DATA_DIR/secrets`, readable by its owner
 * alone. Two processes that ask at once get the same one.
 */
export async function keptSecret(dataDir, name) {
  const folder = join(dataDir, "secrets");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  const draft = `${file}.${process.pid}-${randomBytes(6).toString("hex")}`;
  await writeFile(draft, randomBytes(32).toString("base64url"), { mode: 0o600 });
  await link(draft, file).catch(refuseUnlessItExists);
  await rm(draft);
  await chmod(file, 0o600);
  return (await readFile(file, "utf8")).trim();
}

function refuseUnlessItExists(error) {
  if (error.code !== "EEXIST") throw error;
}
