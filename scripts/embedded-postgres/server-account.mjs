import { spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { Refused } from "../start/refused.mjs";

/**
 * The account that the server runs under. Postgres refuses root, so root gives it, in this order: the owner of the data
 * that is there already, the account `rollcall`, the account `postgres`, a new system account `rollcall`, `nobody`.
 *
 * @returns {Promise<{ uid: number, gid: number } | undefined>} undefined: this process's own, which is not root.
 */
export async function serverAccount(clusterFolder) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = lookUp("rollcall") ?? lookUp("postgres") ?? create("rollcall") ?? lookUp("nobody");
  if (account) return account;
  throw new Refused(
    "Postgres does not run as root, and this system has no other account for it. Start Rollcall as another user.",
  );
}

/** Whether the account can enter a folder, asked of the system itself rather than worked out from modes. */
export function canEnter(account, folder) {
  return succeeds(account, "/bin/sh", ["-c", 'cd "$0"', folder]);
}

/** Whether the account can read a file. */
export function canRead(account, file) {
  return succeeds(account, "/bin/sh", ["-c", 'test -r "$0"', file]);
}

/** Whether a program, run by the account, ends with 0. */
export function succeeds(account, program, args) {
  return spawnSync(program, args, { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

function lookUp(name) {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

/** By shadow-utils, or by BusyBox where there is none. */
function create(name) {
  const made =
    succeeds(undefined, "useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--home-dir",
      "/nonexistent",
      "--shell",
      "/bin/false",
      name,
    ]) || succeeds(undefined, "adduser", ["-S", "-D", "-H", "-s", "/bin/false", name]);
  return made ? lookUp(name) : undefined;
}
