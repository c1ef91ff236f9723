import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Refused } from "./refused.mjs";
import { writeSynced } from "./write-synced.mjs";

/**
 * A secret of this installation: made once (256 bits, base64url) and kept in `DATA_DIR/secrets`, readable by its owner
 * alone. Two processes that ask at once get the same one. Refuses what is none any more, since another would open nothing that was sealed
 * with it.
 */
export async function keptSecret(dataDir, name) {
  const folder = join(dataDir, "secrets");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  const draft = `${file}.${process.pid}-${randomBytes(6).toString("hex")}`;
  await writeSynced(draft, randomBytes(32).toString("base64url"));
  await link(draft, file).catch(refuseUnlessItExists);
  await rm(draft);
  await chmod(file, 0o600);
  const secret = (await readFile(file, "utf8")).trim();
  if (/^[!-~]+$/.test(secret)) return secret;
  throw new Refused(
    `${file} holds no secret any more, as a power cut may leave it. Put it back from a backup of DATA_DIR; where there was no data yet, delete it.`,
  );
}

function refuseUnlessItExists(error) {
  if (error.code !== "EEXIST") throw error;
}
