import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { processIdentity } from "./process-identity.mjs";
import { Refused } from "./refused.mjs";
import { writeSynced } from "./write-synced.mjs";

/**
 * Makes this process the only one that runs the database in `dataDir`; refuses while another does.
 *
 * @returns {Promise<{ publish(url: string): Promise<void>, release(): Promise<void> }>}
 *   `publish` lets `runningDatabase` find the database.
 */
export async function claimDataFolder(dataDir) {
  const claim = await claimFile(join(dataDir, "running.json"));
  if (!claim.holder) return claim;
  throw new Refused(
    `Rollcall is already running on ${dataDir} (process ${claim.holder.pid}). Stop that one first, or give this one a DATA_DIR of its own.`,
  );
}

/**
 * Makes this process the one that holds `file`, unless another live one does, whose claim it then gives as `holder`.
 * What a killed process left behind is taken over.
 */
export async function claimFile(file) {
  const mine = {
    pid: process.pid,
    identity: processIdentity(process.pid),
    key: randomBytes(8).toString("hex"),
  };
  for (;;) {
    if (await put(file, mine)) break;
    const holder = await read(file);
    if (isLive(holder)) return { holder };
    if (holder) await clear(file, holder);
  }
  return {
    publish: (url) => replace(file, { ...mine, url }),
    release: () => rm(file, { force: true }),
  };
}

/** The live process that holds `file`, or null. */
export async function holderOf(file) {
  const holder = await read(file);
  return isLive(holder) ? holder : null;
}

/** The address of the database that another live process runs in `dataDir`, or null. */
export async function runningDatabase(dataDir) {
  const holder = await holderOf(join(dataDir, "running.json"));
  return holder?.url ?? null;
}

const isLive = (holder) =>
  holder !== null && holder.identity !== null && processIdentity(holder.pid) === holder.identity;

/** Linking a finished file is atomic: of two that try, one gets it, and nobody reads half of it. */
async function put(file, claim) {
  const draft = await write(file, claim);
  const placed = await link(draft, file).then(
    () => true,
    (error) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
  await rm(draft);
  return placed;
}

async function replace(file, claim) {
  await rename(await write(file, claim), file);
}

async function write(file, claim) {
  const draft = `${file}.${claim.key}`;
  await writeSynced(draft, JSON.stringify(claim));
  return draft;
}

async function read(file) {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : (parsed(text) ?? unreadable);
}

/** What a power cut left of a claim is nobody's. */
const unreadable = { pid: null, identity: null, key: null };

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Moves the stale claim aside, and back again when it was another one's fresh claim by then. */
async function clear(file, stale) {
  const aside = `${file}.${randomBytes(8).toString("hex")}`;
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const taken = await read(aside);
  if (taken?.key !== stale.key) await link(aside, file).catch(() => undefined);
  await rm(aside);
}
