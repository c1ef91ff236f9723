import { mkdir, stat } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { Refused } from "./refused.mjs";
import { root } from "./run-command.mjs";

/**
 * DATA_DIR as an absolute path (default `.data` in the clone), made when it is not there.
 * Closed to others; for root it can be passed through but not listed, since the database server runs as another account.
 */
export async function openDataFolder(setting = process.env.DATA_DIR || ".data") {
  const dataDir = isAbsolute(setting) ? setting : join(root, setting);
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  await mkdir(dataDir, { recursive: true, mode }).catch(refuseInWords(dataDir));
  if (!(await stat(dataDir)).isDirectory())
    throw new Refused(`DATA_DIR is ${dataDir}, which is not a folder.`);
  return dataDir;
}

function refuseInWords(dataDir) {
  return (error) => {
    throw new Refused(
      `The folder for Rollcall's data, ${dataDir}, cannot be made: ${error.code}. Set DATA_DIR to another.`,
    );
  };
}
