import { describeError, log } from "#lib/log.ts";

/** As many rows as a statement erases in good time, however long it was left undone. */
export const erasedAtOnce = 5000;

/** By what is erased: erases at most `erasedAtOnce` rows in a transaction of its own, and gives how many. */
export type Erasures = Readonly<Record<string, () => Promise<number>>>;

/**
 * Does each until nothing of its kind is left. A fault with one is logged and keeps no other waiting; what it left is erased in the
 * job's next round.
 */
export async function eraseInTurn(erasures: Erasures): Promise<void> {
  for (const [what, erase] of Object.entries(erasures)) {
    await untilErased(erase).catch((error: unknown) =>
      log.error({ job: "erase-served", what, error: describeError(error) }, "a job failed"),
    );
  }
}

async function untilErased(erase: () => Promise<number>): Promise<void> {
  while ((await erase()) === erasedAtOnce);
}
