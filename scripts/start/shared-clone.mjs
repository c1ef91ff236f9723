import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { claimFile, holderOf } from "./claim.mjs";
import { Refused } from "./refused.mjs";
import { root } from "./run-command.mjs";

/**
 * Where the processes of this clone, whatever their data folders, note what they do with the one installation and the one build that
 * it has. Outside of both, since each is thrown away when it is made anew.
 */
const notes = join(root, ".running");
const serving = /^serving-\d+$/;

/** Notes that this process serves what is built, until `close`. */
export async function noteServing() {
  const claim = await claimFile(await note(`serving-${process.pid}`));
  return { close: async () => claim.release?.() };
}

/**
 * Changes what is installed or built when that is wanted. Of several processes at once one does it, and the others wait for it.
 */
export async function changeWhen(isWanted, change) {
  const changing = await note("changing");
  while (await isWanted()) {
    const claim = await claimFile(changing);
    if (claim.holder) {
      await pause(500);
      continue;
    }
    try {
      // Another may have done it between the look and the claim.
      if (await isWanted()) await change();
    } finally {
      await claim.release();
    }
  }
}

/** Refuses while a copy is served from this folder: it would answer faults once what it reads from is made anew. */
export async function refuseWhileServed() {
  for (const name of await readdir(notes)) {
    if (!serving.test(name)) continue;
    const holder = await holderOf(join(notes, name));
    if (!holder) await rm(join(notes, name), { force: true });
    else
      throw new Refused(
        `Rollcall is served from this folder (process ${holder.pid}), and its files have changed since. Stop it first, or start the changed one from a clone of its own.`,
      );
  }
}

async function note(name) {
  await mkdir(notes, { recursive: true });
  return join(notes, name);
}
