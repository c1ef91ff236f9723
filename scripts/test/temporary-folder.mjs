import { chmod, mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A new folder for a test's data. It can be passed through: root's database server runs as another account, and would
 * otherwise be given a folder outside, which nobody would take away again.
 */
export async function temporaryFolder(name) {
  const folder = await mkdtemp(join(await realpath(tmpdir()), `rollcall-${name}-`));
  await chmod(folder, 0o711);
  return folder;
}
