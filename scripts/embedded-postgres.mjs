import { rename } from "node:fs/promises";
import { join } from "node:path";
import { applicationRole, ensureApplicationRole } from "./embedded-postgres/application-role.mjs";
import { postgresBinaries } from "./embedded-postgres/binaries.mjs";
import { createCluster, requireSameVersion, superuser } from "./embedded-postgres/cluster.mjs";
import { keepRunning } from "./embedded-postgres/keep-running.mjs";
import { stopLeftover } from "./embedded-postgres/leftover.mjs";
import { isThere, knownCluster, placeForNewCluster } from "./embedded-postgres/places.mjs";
import { serverAccount } from "./embedded-postgres/server-account.mjs";
import { claimDataFolder } from "./start/claim.mjs";
import { keptSecret } from "./start/kept-secret.mjs";

/**
 * Starts the database of `dataDir` on 127.0.0.1, on a free port unless one is given, and keeps it running until `stop`.
 * Refuses while another process runs it; clears away what a killed one left behind.
 *
 * @param {{ dataDir: string, name?: string, durable?: boolean, port?: number, release?: string }} options `name`: the
 *   database. `durable: false` is for tests: a crash of the machine may lose everything. So is `release`: the npm package
 *   of another release of Postgres.
 * @returns {Promise<{ url: string, superuserUrl: string, port: number, folder: string, pid(): number, stop(): Promise<void> }>}
 *   `url` signs in as the role `rollcall`, which owns the database and is bound by row-level security.
 */
export async function startPostgres({ dataDir, name = "rollcall", durable = true, port, release }) {
  const claim = await claimDataFolder(dataDir);
  try {
    const password = await keptSecret(dataDir, "postgres-superuser");
    const rolePassword = await keptSecret(dataDir, "postgres-rollcall");
    const cluster = await openCluster({ dataDir, password, durable, release });
    const log = await newLog(dataDir);
    const server = await keepRunning({ ...cluster, password, durable, port, log });
    await ensureApplicationRole({ port: server.port, password }, { database: name, password: rolePassword });

    const url = address(applicationRole, rolePassword, server.port, name);
    await claim.publish(url);
    return {
      url,
      superuserUrl: address(superuser, password, server.port, name),
      port: server.port,
      folder: cluster.folder,
      pid: server.pid,
      stop: async () => {
        await server.stop();
        await claim.release();
      },
    };
  } catch (error) {
    await claim.release();
    throw error;
  }
}

/** Finds or makes the cluster, with nothing running on it. */
async function openCluster({ dataDir, password, durable, release }) {
  const known = await knownCluster(dataDir);
  const account = await serverAccount(known);
  const binaries = await postgresBinaries(account, release);
  if (await isThere(known)) {
    await requireSameVersion(binaries, known);
    await stopLeftover(known, password);
    return { binaries, account, folder: known };
  }
  const folder = await placeForNewCluster(dataDir, account);
  await createCluster({ binaries, account, folder, password, durable });
  return { binaries, account, folder };
}

/** The log of this run; the one before is kept beside it. */
async function newLog(dataDir) {
  const log = join(dataDir, "postgres.log");
  await rename(log, `${log}.1`).catch(() => undefined);
  return log;
}

function address(role, password, port, database) {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
