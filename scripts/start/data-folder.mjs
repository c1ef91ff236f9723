import { access, constants, mkdir } from "node:fs/promises";
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
  const refuseAs = (what) => (error) => {
    const why = error.code === "EEXIST" ? "is not a folder" : `${what}: ${error.code}`;
    throw new Refused(`The folder for Rollcall's data, ${dataDir}, ${why}. Set DATA_DIR to another.`);
  };
  await mkdir(dataDir, { recursive: true, mode }).catch(refuseAs("cannot be made"));
  await access(dataDir, constants.W_OK | constants.X_OK).catch(refuseAs("may not be written to"));
  return dataDir;
}
